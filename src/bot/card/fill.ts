import type { Block } from './card.ts'
import { cutAtSentence } from './cut.ts'

/**
 * What one page holds. 2,800 letters are about three screens of a phone. With thirty lines, the marks that a channel puts
 * around each, the title, the source and ten buttons they stay below Slack's 12,000 units and 50 blocks for a message
 * and the 28 KB of a card on Teams.
 */
export const PAGE: Free = { letters: 2_800, lines: 30 }

/** What is still free on a page; letters in units of JSON. */
interface Free {
  readonly letters: number
  readonly lines: number
}

type Halves = readonly [readonly Block[], readonly Block[]]

/** Takes blocks and what is free on a page; gives those that stand on it, and the others. */
export function filled(blocks: readonly Block[], free: Free): Halves {
  let left = free
  for (const [at, block] of blocks.entries()) {
    const next = less(left, sizeOf(block))
    if (!next) {
      const [first, later] = broken(block, left)
      return [
        [...blocks.slice(0, at), ...first],
        [...later, ...blocks.slice(at + 1)],
      ]
    }
    left = next
  }
  return [blocks, []]
}

/** A block that does not fit whole: as many of its lines as fit, or of a longer text as many sentences. */
function broken(block: Block, left: Free): Halves {
  const rows = rowsOf(block)
  const count = fitting(rows, left)
  if (count > 0) return [[joined(block, rows.slice(0, count))], [joined(block, rows.slice(count))]]
  const [row, ...others] = rows
  if (!row || left.lines < 1 || left.letters < PAGE.letters / 2 || keepsWhole(row)) return [[], [block]]
  const [first, later] = cut(row, left.letters)
  return [[first], [later, ...(others.length > 0 ? [joined(block, others)] : [])]]
}

/** Running text is cut at a sentence; a quote, an item or a fact only where no page could hold it. */
function keepsWhole(row: Block): boolean {
  return row.kind !== 'text' && row.kind !== 'note' && less(PAGE, sizeOf(row)) !== undefined
}

/** Cuts one row that does not fit; what follows of an item or a fact goes on as text, so that it does not look like another one. */
function cut(row: Block, letters: number): readonly [Block, Block] {
  const [first, later] = cutToWeight(wordsOf(row), letters)
  if (row.kind === 'facts') return [textOf(first), textOf(later)]
  if (row.kind === 'list') return [{ kind: 'list', items: [first] }, textOf(later)]
  return [
    { kind: row.kind, text: first },
    { kind: row.kind, text: later },
  ]
}

/** Cuts a text so that its beginning fits by weight; each try takes the share of the last one that would have fitted. */
function cutToWeight(words: string, letters: number): readonly [string, string] {
  let halves: readonly [string, string] = [words, '']
  while (weightOf(halves[0]) > letters) {
    const share = letters / weightOf(halves[0])
    halves = cutAtSentence(words, Math.max(2, Math.floor(halves[0].length * share) - 1))
  }
  return halves
}

/** Units of JSON, in which a line end is two. */
function weightOf(words: string): number {
  return JSON.stringify(words).length - 2
}

function textOf(text: string): Block {
  return { kind: 'text', text }
}

function fitting(rows: readonly Block[], free: Free): number {
  let left: Free | undefined = free
  for (const [at, row] of rows.entries()) {
    left = less(left, sizeOf(row))
    if (!left) return at
  }
  return rows.length
}

/** A list and facts line by line; any other block is one row. */
function rowsOf(block: Block): readonly Block[] {
  if (block.kind === 'list') return block.items.map((item) => ({ kind: 'list', items: [item] }))
  if (block.kind === 'facts') return block.facts.map((fact) => ({ kind: 'facts', facts: [fact] }))
  return [block]
}

/** Rows of one block as one block again. */
function joined(block: Block, rows: readonly Block[]): Block {
  if (block.kind === 'list')
    return { kind: 'list', items: rows.flatMap((row) => (row.kind === 'list' ? row.items : [])) }
  if (block.kind === 'facts')
    return { kind: 'facts', facts: rows.flatMap((row) => (row.kind === 'facts' ? row.facts : [])) }
  return block
}

function sizeOf(block: Block): Free {
  const rows = rowsOf(block).map(wordsOf)
  const letters = rows.reduce((sum, words) => sum + weightOf(words), 0)
  return { letters, lines: rows.filter((words) => words !== '').length }
}

function less(free: Free, taken: Free): Free | undefined {
  const left = { letters: free.letters - taken.letters, lines: free.lines - taken.lines }
  return left.letters < 0 || left.lines < 0 ? undefined : left
}

/** The words of a row as one text. */
function wordsOf(row: Block): string {
  if (row.kind === 'list') return row.items.join('')
  if (row.kind === 'facts') return row.facts.map(({ name, value }) => `${name}：${value}`).join('')
  return row.text
}
