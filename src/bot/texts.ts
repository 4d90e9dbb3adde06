// The few sentences that belong to no feature.

export const TEXT = {
  late: 'このボタンは古くなりました。お手数ですが、もう一度言葉でお尋ねください。',
  foreign: 'このボタンは、ほかの方にお送りしたものです。ご自分の用件は、ここに書いていただければお答えします。',
  gone: 'このボタンの働きは、いまは使えません。お手数ですが、言葉でお尋ねください。',
  failed: (errorId: string) =>
    `うまくお答えできませんでした。少し待って、もう一度お試しください。続くときは、システム管理者に番号 ${errorId} をお伝えください。`,
} as const
