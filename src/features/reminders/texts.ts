export const BUTTON = {
  open: '開く',
  when: 'いつやる',
  later: 'あとで',
  done: '終わった',
  undo: '元に戻す',
  unsure: '対象外・わからない',
  cancel: '取り消す',
  other: '日時を選ぶ',
  mine: '私の締切',
  list: '一覧を開く',
  ownAbilities: (grade: string) => `${grade}に求められる能力`,
  coaching: '指導・育成能力',
} as const

export const TEXT = {
  until: (day: string) => `${day}まで`,
  forMany: (title: string, people: number) => `${title}（${people}人分）`,
  forOne: (title: string, name: string) => `${title}（${name}さん）`,
} as const
