/** What is said of a file that describes a period. */
export const FILE = {
  unknownItem: '知らない項目です。hagukumi stresscheck new --template で項目の一覧が出ます。',
  twice: '同じ項目が2つあります。片方を消してください。',
  missing: '空です。値を書いてください。',
  example: '見本のままです。市の値に直してください。',
  forbidden: (word: string) =>
    `「${word}」は使えません。受けるかどうかはご本人が決めるため、せかす言葉は載せません。ほかの言い方にしてください。`,
  oneLine: (most: number) => `1行、${most}字までで書いてください。`,
  day: '日付は、2027-06-01 か 令和9年6月1日 のように書いてください。',
  count: (most: number) => `1から${most}までの数で書いてください。`,
  address: 'https:// か http:// で始まる画面の場所を書いてください。',
  choice: (words: readonly string[]) => `${words.join('か')}で書いてください。`,
  backwards: '開始より前の日です。開始と終了をお確かめください。',
  tooShort: (days: number) => `期間に開庁日が${days}日以上要ります。開始と終了をお確かめください。`,
  tooLong: (days: number) => `期間は${days}日までです。開始と終了をお確かめください。`,
  past: 'もう過ぎた日です。これからの期間を書いてください。',
  unknownYears: '祝日がまだ分からない年です。開始と終了をお確かめください。',
  requestDay: (days: number) =>
    `期間の終わりの翌日から${days}日のうちにしてください（対象者の一覧は、そのあと消します）。`,
  closed: '閉庁日です。開庁日にしてください。',
} as const

/** What stands beside each item of an empty file, as an example to be written over. */
export const EXAMPLES: Readonly<Record<string, string>> = {
  名前: '令和9年度',
  開始: '2027-06-01',
  終了: '2027-06-30',
  受検画面: 'https://example.jp/check',
  所要分: '10',
  勤務時間: 'はい',
  実施者: '産業医 ○○',
  問い合わせ先: '衛生担当 内線○○',
  申出先: '健康管理室 内線○○',
  申出日数: '30',
  結果の伝達先: '衛生担当',
  健康相談: '保健師 内線○○',
  申出のお知らせ: '',
  方式: 'A',
  委員会決定日: '',
  委員会決定番号: '',
}
