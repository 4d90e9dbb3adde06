const PLACES = [
  '図書館',
  '道路',
  '公園',
  '下水道',
  '消防団',
  '戸籍',
  '住民税',
  '保育所',
  '学校給食',
  '観光案内所',
  '農地',
  '市営住宅',
  '防災倉庫',
  '体育館',
  '選挙',
]
const DOINGS = [
  'の利用時間',
  'の補修計画',
  'の使用料',
  'の点検結果',
  'の予約方法',
  'の統合方針',
  'の届出',
  'の委託契約',
  'の年間行事',
  'の台帳',
]
const ENDINGS = [
  'については、担当課が毎月の会議で確かめ、必要に応じて見直すこととしています。',
  'は、条例の定めにより、申請のあった日から審査を行います。',
  'を広報紙と窓口でお知らせし、問い合わせには順に回答しています。',
  'に関する書類は、五年間保存した後に廃棄します。',
  'のため、委託業者と週に一度の打合せを行い、記録を残しています。',
]

/** Takes a number; gives as many Markdown sections about other matters of a city, the same for the same number. */
export function foreignDocument(passages: number): string {
  const sections: string[] = ['# その他の文書']
  for (let at = 0; at < passages; at += 1) {
    const place = PLACES[at % PLACES.length]
    const doing = DOINGS[Math.floor(at / PLACES.length) % DOINGS.length]
    const body = ENDINGS.map((ending, line) => `${place}${line === at % ENDINGS.length ? doing : ''}第${at}号${ending}`)
    sections.push(`## ${at + 1}　${place}${doing}（その${at}）`, body.slice(0, 2 + (at % 3)).join(''))
  }
  return sections.join('\n\n')
}
