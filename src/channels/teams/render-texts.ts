// The sentences that rendering adds to a card.

export const TEXT = {
  cut: '（長いため、ここまでを表示しています）',
  fewerButtons: '（選択肢が多いため、一部を表示しています。ほかのものは、言葉でお尋ねください）',
  unnamed: '選ぶ',
  empty: 'お知らせです。',
  sources: '引用した文',
  answersCut: '（回答が長いため、途中までを表示しています。お手数ですが、続きを書き足してください）',
  required: 'ご記入をお願いします。',
  unshown: 'この画面では続きを表示できません。新しい版の Teams でご覧ください。',
} as const
