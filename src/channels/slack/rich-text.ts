import type {
  KnownBlock,
  RichTextBlock,
  RichTextList,
  RichTextQuote,
  RichTextSection,
  RichTextText,
} from '@slack/types'
import { LIMITS } from './limits.ts'
import type { Piece } from './pieces.ts'

/**
 * Takes pieces in order; gives the blocks that show them.
 * Words stand in literal `text` elements and plain text only. Slack's mrkdwn knows no escape for * _ ~ `, so in it a
 * person's words could turn bold, and a mention or a link would need only one slip. Rich text parses nothing.
 */
export function bodyBlocks(pieces: readonly Piece[]): KnownBlock[] {
  return stretches(pieces).map((stretch) => (stretch[0]?.kind === 'note' ? noteBlock(stretch) : richBlock(stretch)))
}

type Shape = RichTextSection | RichTextQuote | RichTextList

/** Cuts the pieces where a new block must begin: between notes and other words, and where a block is full. */
function stretches(pieces: readonly Piece[]): Piece[][] {
  const all: Piece[][] = []
  let length = 0
  for (const piece of pieces) {
    const open = all.at(-1)
    length += piece.text.length + 1
    if (open && !isFull(open, piece, length)) open.push(piece)
    else {
      all.push([piece])
      length = piece.text.length + 1
    }
  }
  return all
}

function isFull(open: readonly Piece[], next: Piece, length: number): boolean {
  if ((open[0]?.kind === 'note') !== (next.kind === 'note')) return true
  return next.kind === 'note' ? open.length === LIMITS.contextElements : length > LIMITS.richTextBlock
}

/** Words said in passing: small, and with no markup at all. */
function noteBlock(pieces: readonly Piece[]): KnownBlock {
  return { type: 'context', elements: pieces.map(({ text }) => ({ type: 'plain_text', text, emoji: false })) }
}

function richBlock(pieces: readonly Piece[]): RichTextBlock {
  const elements: Shape[] = []
  let open: { readonly kind: Piece['kind']; readonly element: Shape } | undefined
  for (const piece of pieces) {
    if (open?.kind === piece.kind && added(open.element, piece)) continue
    open = { kind: piece.kind, element: begun(piece) }
    elements.push(open.element)
  }
  return { type: 'rich_text', elements }
}

/** Adds a piece to the element before it, where it belongs there. Lines share a section; each quote stands alone. */
function added(element: Shape, piece: Piece): boolean {
  if (element.type === 'rich_text_list') {
    const last = element.elements.at(-1)
    if (piece.place === 'goes on' && last) last.elements.push(literal(piece))
    else element.elements.push(section(piece))
    return true
  }
  if (piece.place === 'begins' && piece.kind === 'quote') return false
  if (piece.place === 'begins') element.elements.push({ type: 'text', text: '\n' })
  element.elements.push(literal(piece))
  return true
}

function begun(piece: Piece): Shape {
  if (piece.kind === 'quote') return { type: 'rich_text_quote', elements: [literal(piece)] }
  if (piece.kind === 'item') return { type: 'rich_text_list', style: 'bullet', elements: [section(piece)] }
  return section(piece)
}

function section(piece: Piece): RichTextSection {
  return { type: 'rich_text_section', elements: [literal(piece)] }
}

function literal({ text, weight }: Piece): RichTextText {
  return weight === 'bold' ? { type: 'text', text, style: { bold: true } } : { type: 'text', text }
}
