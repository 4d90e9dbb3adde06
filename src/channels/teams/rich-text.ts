import type { Container, RichTextBlock, TextRun } from './card.ts'
import type { Look, Piece } from './lines.ts'

/**
 * Takes pieces in order; gives the elements that show them: one block a line, quotes in a container.
 * Words stand in text runs only. Text blocks, fact sets and a message's text are markdown on Teams, so in them a
 * person's words could turn into a link or a mention. A text run parses nothing.
 */
export function elementsOf(pieces: readonly Piece[]): (RichTextBlock | Container)[] {
  const elements: (RichTextBlock | Container)[] = []
  for (const line of linesOf(pieces)) {
    const [first] = line
    if (!first) continue
    const open = elements.at(-1)
    const block = blockOf(line)
    if (first.quote === undefined) elements.push(block)
    else if (first.quote === 'goes on' && open?.type === 'Container')
      elements[elements.length - 1] = { ...open, items: [...open.items, block] }
    else elements.push({ type: 'Container', style: 'emphasis', items: [block] })
  }
  return elements
}

function linesOf(pieces: readonly Piece[]): Piece[][] {
  const lines: Piece[][] = []
  for (const piece of pieces) {
    const open = lines.at(-1)
    if (piece.begins === 'nothing' && open) open.push(piece)
    else lines.push([piece])
  }
  return lines
}

function blockOf(line: readonly Piece[]): RichTextBlock {
  const spacing = line[0]?.begins === 'line' ? 'None' : 'Small'
  return { type: 'RichTextBlock', spacing, inlines: line.map(({ text, look }) => runOf(text, look)) }
}

const LOOKS: Readonly<Record<Look, Omit<TextRun, 'type' | 'text'>>> = {
  plain: {},
  bold: { weight: 'Bolder' },
  title: { weight: 'Bolder', size: 'Medium' },
  small: { size: 'Small', isSubtle: true },
  fault: { weight: 'Bolder', color: 'Attention' },
}

function runOf(text: string, look: Look): TextRun {
  return { type: 'TextRun', text, ...LOOKS[look] }
}
