export const TEXT = {
  cut: '（長いため、ここまでを表示しています）',
  fewerButtons: '（選択肢が多いため、一部を表示しています。ほかのものは、言葉でお尋ねください）',
  unnamed: '選ぶ',
  empty: 'お知らせです。',
} as const
