export const BUTTON = {
  own: '私に求められる能力',
  courses: '私が受けられる研修',
  due: '私の締切',
  support: '相談先',
  help: 'ヘルプ',
} as const

/** Questions offered to somebody who opens the chat. */
export const PROMPTS = [
  { title: '相談先', says: '相談先' },
  { title: '使い方', says: '使い方' },
] as const

export const TEXT = {
  pageTitle: 'はぐくみ',
  pageHow: '知りたいことを「メッセージ」に書いてください。お答えもそちらに届きます。',
  greeting: 'はぐくみです。求められる能力と研修を調べる、締切をお知らせする、の2つをします。',
  promise: 'お知らせは1日1通、週2通までです。人事評価の中身や健康のことは、聞かず、残しません。',
  purpose:
    '目的：能力と研修のご案内。質問の文は、このボットには残りません。話の続きのため、話題（職位・章・講座の条件）だけを30分おぼえます。',
  helpTitle: 'たとえば、次のようにお尋ねください',
  examples: [
    '主査級の企画立案能力って？',
    '課長と主幹で意思決定能力はどう違う？',
    '7月にある公募の研修は？',
    '心理的安全性とは？',
    'じゃあ課長は？（続けて聞けます）',
    '自己評価いつまで？',
  ],
  thanks: 'お役に立てたならうれしいです。',
} as const
