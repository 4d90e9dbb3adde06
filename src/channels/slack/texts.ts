export const TEXT = {
  cut: '（長いため、ここまでを表示しています）',
  fewerButtons: '（選択肢が多いため、一部を表示しています。ほかのものは、言葉でお尋ねください）',
  unnamed: '選ぶ',
  giveUp: 'やめる',
  empty: 'お知らせです。',
  working: '調べています',
  toldInDirect: 'はぐくみとのダイレクトメッセージでお答えします。',
  proposal: '職員提案',
  leave: '閉じる',
  notYet: '職員提案の受け付けは準備中です。始まりましたら、ここから書いていただけます。',
} as const
