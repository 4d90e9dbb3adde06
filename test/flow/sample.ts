import { card } from '../../src/bot/card/card.ts'
import type { Answers, Flow, Step } from '../../src/bot/flow/flow.ts'

/** A step that takes any text. */
export function free(key: string, label: string, more: Partial<Step> = {}): Step {
  return {
    key,
    label,
    ask: (_, { number, of }) => card(`${label} ${number}/${of}`).text(`${label}は何ですか。`).build(),
    read: (text) =>
      text.trim() === '' ? { again: card(label).text('一言でもかまいません。').build() } : { answer: text.trim() },
    ...more,
  }
}

/** A step that takes a number, and has answers to press. */
const cost: Step = free('cost', '経費', {
  skip: 'allowed',
  choices: () => [
    { label: '0円', says: '0' },
    { label: '1万円', says: '10000' },
  ],
  read: (text) =>
    /^\d{1,6}$/.test(text) ? { answer: Number(text) } : { again: card('経費').text('数字で書いてください。').build() },
  show: (answer) => String(answer),
})

const units: Step = free('units', '関係しそうな課', {
  skip: 'allowed',
  read: (text) => ({ answer: text.split('、') }),
  show: (answer) => (Array.isArray(answer) ? answer.join('、') : String(answer)),
})

const confirm: Step = free('confirm', '確かめ', {
  choices: () => [{ label: '提出する', says: '提出する' }],
  read: (text) =>
    text === '提出する' ? { answer: true } : { again: card('確かめ').text('「提出する」を選んでください。').build() },
})

const common = { name: 'sample', feature: 'sample' } as const

/** The flow over four versions: as it began, with a step renamed and one dropped, without `carry`, and another order. */
export const VERSIONS: readonly Flow[] = [
  { ...common, version: 1, steps: [free('problem', '困りごと'), free('idea', '内容'), cost, units, confirm] },
  {
    ...common,
    version: 2,
    steps: [free('title', '標題'), free('problem', '困りごと'), free('content', '内容'), units, confirm],
    carry: ({ idea, ...rest }: Answers) => (idea === undefined ? rest : { ...rest, content: idea }),
  },
  { ...common, version: 3, steps: [free('content', '内容'), cost, units, free('effect', '効果'), confirm] },
  { ...common, version: 4, steps: [units, cost, free('problem', '困りごと', { skip: 'allowed' }), confirm] },
]

export const first = VERSIONS[0] as Flow
