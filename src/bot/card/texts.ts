// The few words that stand on cards of every feature.

export const TEXT = {
  good: '役に立った',
  bad: '違っていた',
  more: '続きを読む',
} as const
