/** The sentences around the lines that features write. */
export const TEXT = {
  digest: (matters: number, minutes: number) => `お知らせは${matters}件です（合わせて${minutes}分ほど）`,
  lastDay: (matters: number) =>
    matters === 1 ? '今日が期日のものが1件あります' : `今日が期日のものが${matters}件あります`,
  ownTime: 'お約束の時刻になりました',
  correction: (matters: number) => `【訂正】期日が変わったものが${matters}件あります`,
  sorry: '前のお知らせとは期日が変わりました。失礼しました。',
  line: (number: string, title: string, when: string, minutes: number) =>
    `${number}${title}　${when}${minutes > 0 ? `・${minutes}分` : ''}`,
  pressed: (number: string, label: string) => `${number}${label}`,
  mine: '私の締切',
  unsure: '対象外・わからない',
} as const

/** Before each of several lines, and before the buttons that belong to it. */
export const NUMBERS = [
  '①',
  '②',
  '③',
  '④',
  '⑤',
  '⑥',
  '⑦',
  '⑧',
  '⑨',
  '⑩',
  '⑪',
  '⑫',
  '⑬',
  '⑭',
  '⑮',
  '⑯',
  '⑰',
  '⑱',
  '⑲',
  '⑳',
]
