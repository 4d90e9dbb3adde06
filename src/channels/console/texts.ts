export const TEXT = {
  sat: (name: string) => `いまから ${name}さんとしてお話しします（サンプルの市のための切り替えです）。`,
  unknown: (called: string) => `「${called}」さんは、名簿に見つかりませんでした。/who で登場人物の一覧が出ます。`,
  several: (called: string, numbers: string) => `「${called}」さんは何人かいます。職員番号で選んでください：${numbers}`,
  prompt: '> ',
  bye: 'お疲れさまでした。',
  now: (name: string) =>
    `いまは ${name}さんとしてお話ししています。/who でほかの人の一覧、「/as 名前」で入れ替わります。`,
  usage: '終わるときは Ctrl-D を押してください。番号を打つと、その〔 〕を選べます。',
} as const
