import stringWidth from 'string-width'

const graphemes = new Intl.Segmenter('ja', { granularity: 'grapheme' })
const words = new Intl.Segmenter('ja', { granularity: 'word' })

/** Marks that may not begin a line (行頭禁則). */
const NOT_FIRST = /^[、。，．・：；？！）」』】〕々ー〜…ぁぃぅぇぉっゃゅょァィゥェォッャュョ]/u

/** Takes one line and a width in columns; gives it in lines of at most that width, full-width letters counted double. */
export function wrapped(line: string, width: number): string[] {
  const lines: string[] = []
  let open = ''
  let room = width
  for (const piece of pieces(line, width)) {
    const wide = stringWidth(piece)
    if (wide > room && open !== '' && !NOT_FIRST.test(piece)) {
      lines.push(open.trimEnd())
      open = ''
      room = width
    }
    if (open === '' && lines.length > 0 && piece.trim() === '') continue
    open += piece
    room -= wide
  }
  return open === '' && lines.length > 0 ? lines : [...lines, open]
}

/** Words, kept whole where they fit; a choice 「1〔…〕」 is never broken. */
function pieces(line: string, width: number): string[] {
  return line
    .split(/([0-9]+〔[^〕]*〕)/)
    .flatMap((part) => (/^[0-9]+〔/.test(part) ? [part] : [...words.segment(part)].map(({ segment }) => segment)))
    .flatMap((piece) =>
      stringWidth(piece) > width ? [...graphemes.segment(piece)].map(({ segment }) => segment) : [piece],
    )
}
