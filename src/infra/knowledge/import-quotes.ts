import { squash } from '../../domain/text/normalise.ts'
import { type Block, blocksOf } from './markdown.ts'

/** Takes Markdown; gives its words without the marks, a line a block, item or cell. Quotes are looked for in this. */
export function plainWords(markdown: string): string {
  return blocksOf(markdown).map(wordsOf).join('\n')
}

function wordsOf(block: Block): string {
  switch (block.kind) {
    case 'list':
      return block.items.join('\n')
    case 'table':
      return block.rows.map((row) => row.join('\n')).join('\n')
    case 'unknown':
      return ''
    default:
      return block.text
  }
}

/** Words that a file says are the policy's, and where in that file they stand. */
export interface Quote {
  readonly place: string
  readonly text: string
}

/** Takes quotes and the policy's words; gives those quotes that the policy does not hold, in order. */
export function missingQuotes(quotes: readonly Quote[], policyText: string): Quote[] {
  const held = squash(policyText)
  return quotes.filter(({ text }) => !held.includes(squash(text)))
}
