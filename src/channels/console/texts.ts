export const TEXT = {
  sat: (name: string) => `いまから ${name}さんとしてお話しします（サンプルの市のための切り替えです）。`,
  unknown: 'その名前の方は、名簿に見つかりませんでした。/who で登場人物の一覧が出ます。',
  several: (names: string) => `同じ名字の方が何人かいます。氏名か職員番号でお願いします：${names}`,
  choose: (count: number) => (count === 1 ? '1 でお選びください。' : `1〜${count}の番号でお選びください。`),
  prompt: '> ',
  bye: 'お疲れさまでした。',
  now: (name: string) =>
    `いまは ${name}さんとしてお話ししています。/who でほかの人の一覧、「/as 名前」で入れ替わります。`,
  usage: '終わるときは Ctrl-D を押してください。番号を打つと、その〔 〕を選べます。',
} as const
