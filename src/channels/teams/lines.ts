import type { Block } from '../../bot/card/card.ts'
import { parted } from '../../bot/card/cut.ts'
import { itemLine, quoted } from '../../bot/card/plain.ts'
import { LIMITS } from './limits.ts'
import { isBlank, shown } from './words.ts'

/** How words look. */
export type Look = 'plain' | 'bold' | 'title' | 'small' | 'fault'

/** A stretch of words on one line. */
export interface Piece {
  readonly text: string
  readonly look: Look
  /** What the piece begins: something new with space above it, a line below the one before, or nothing: it goes on there. */
  readonly begins: 'block' | 'line' | 'nothing'
  /** Words of a source stand apart from ours, each quote by itself. */
  readonly quote?: 'begins' | 'goes on'
}

/** Takes a block of a card; gives its words in pieces. Lines that show nothing give none. */
export function piecesOf(block: Block): Piece[] {
  switch (block.kind) {
    case 'text':
      return pieces(block.text, 'plain')
    case 'note':
      return pieces(block.text, 'small')
    case 'quote':
      return isBlank(block.text) ? [] : quotePieces(quoted(block.text))
    case 'list':
      return closed(block.items.map((item) => (isBlank(item) ? [] : pieces(itemLine(item), 'plain'))))
    case 'facts':
      return closed(block.facts.map(factPieces))
  }
}

/** Takes words and their look; gives them in pieces. */
export function pieces(text: string, look: Look): Piece[] {
  const all: Piece[] = []
  let begins: Piece['begins'] = 'block'
  for (const line of shown(text).split('\n')) {
    if (isBlank(line)) begins = 'block'
    else {
      for (const part of parted(line, LIMITS.run).flatMap(unformatted)) {
        all.push({ text: part, look, begins })
        begins = 'nothing'
      }
      begins = 'line'
    }
  }
  return all
}

/** A client reads 「{{DATE(…)}}」 and 「{{TIME(…)}}」 even in literal words, but only within one run. */
function unformatted(text: string): string[] {
  return text.split(/(?<=\{)(?=\{(?:DATE|TIME)\()/iu)
}

function quotePieces(words: string): Piece[] {
  return pieces(words, 'plain').map((piece, at) => ({ ...piece, quote: at === 0 ? 'begins' : 'goes on' }))
}

function factPieces({ name, value }: { readonly name: string; readonly value: string }): Piece[] {
  const named = pieces(name, 'bold')
  if (named.length === 0) return pieces(value, 'plain')
  const [first, ...others] = pieces(`：${value.trimStart()}`, 'plain')
  return [...named, ...(first ? [{ ...first, begins: 'nothing' as const }] : []), ...others]
}

/** Rows of one block: each but the first begins a line right below the one before. */
function closed(rows: readonly Piece[][]): Piece[] {
  const [first = [], ...others] = rows.filter((row) => row.length > 0)
  return [
    ...first,
    ...others.flatMap(([head, ...rest]) => (head ? [{ ...head, begins: 'line' as const }, ...rest] : [])),
  ]
}
