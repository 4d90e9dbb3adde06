import type { Block } from '../../bot/card/card.ts'
import { parted } from '../../bot/card/cut.ts'
import { hasOwnMark, itemLine, quoted } from '../../bot/card/plain.ts'
import { mend, visible } from '../../domain/text/mend.ts'
import { LIMITS } from './limits.ts'

/** A stretch of words that fits into one text element of Slack. */
export interface Piece {
  readonly kind: 'line' | 'quote' | 'item' | 'note'
  readonly text: string
  /** A piece goes on where the one before it ends, or begins a line, quote, item or note of its own. */
  readonly place: 'begins' | 'goes on'
  readonly weight: 'plain' | 'bold'
}

/** Takes a block of a card; gives its words in pieces. Words that show nothing give none: Slack refuses empty texts. */
export function piecesOf(block: Block): Piece[] {
  switch (block.kind) {
    case 'text':
      return pieces('line', block.text)
    case 'note':
      return pieces('note', block.text)
    case 'quote':
      return isBlank(block.text) ? [] : pieces('quote', quoted(block.text))
    case 'list':
      // Slack puts a dot before every item, so a list with marks of its own is shown as lines.
      return block.items.some(hasOwnMark)
        ? block.items.flatMap((item) => (isBlank(item) ? [] : pieces('line', itemLine(item))))
        : block.items.flatMap((item) => pieces('item', item))
    case 'facts':
      return block.facts.flatMap(factPieces)
  }
}

/** Takes a title that is no header (too long, or of several lines); gives it as a bold line. */
export function titlePieces(title: string): Piece[] {
  return pieces('line', title).map((piece) => ({ ...piece, weight: 'bold' }))
}

/** Takes text of a card; gives it as Slack accepts it, or nothing where it would show nothing. */
export function shown(text: string): string | undefined {
  if (isBlank(text)) return undefined
  return mend(text)
    .replace(/\r\n?/g, '\n')
    .replace(/[\u0001-\u0008\u000B-\u001F\u007F-\u009F]/g, ' ')
    .replace(/[\u202A-\u202E\u2066-\u2069]/g, '')
}

function isBlank(text: string): boolean {
  return visible(text) === ''
}

function factPieces({ name, value }: { readonly name: string; readonly value: string }): Piece[] {
  const named = pieces('line', name).map((piece): Piece => ({ ...piece, weight: 'bold' }))
  const valued = pieces('line', named.length > 0 ? `：${value}` : value)
  return named.length > 0 ? [...named, ...valued.map((piece): Piece => ({ ...piece, place: 'goes on' }))] : valued
}

function pieces(kind: Piece['kind'], text: string): Piece[] {
  const parts = parted(shown(text) ?? '', LIMITS.richText)
  // A note's parts become texts of their own, and Slack refuses one that shows nothing.
  const kept = kind === 'note' ? parts.filter((part) => !isBlank(part)) : parts
  return kept.map((part, at) => ({ kind, text: part, place: at === 0 ? 'begins' : 'goes on', weight: 'plain' }))
}
