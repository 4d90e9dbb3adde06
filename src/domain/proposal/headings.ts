import type { Written } from './written.ts'

/** The headings of 様式第1号, in its order. */
export const HEADINGS: Readonly<Record<keyof Written, string>> = {
  title: '標題',
  problem: '現状・問題',
  amount: 'どのくらい',
  idea: '内容',
  benefit: '効果',
  cost: '経費',
  units: '関係しそうな課',
  together: '一緒に考えた人',
}
