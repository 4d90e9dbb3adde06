export const TEXT = {
  personas: 'サンプルの市の登場人物です（全員、実在しません）',
  persona: (name: string, use: string) => `${name}：${use}`,
  you: (name: string, facts: string) => `いまは ${name}さんです。${facts}`,
  nobody: 'いまは、名簿にない方としてお話ししています。公開の文書からお答えします。',
  become: 'ほかの人になるには「/as 名前」と打ってください。',
  sample: 'サンプル',
} as const
