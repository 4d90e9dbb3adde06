import { HagukumiError } from '../../bot/errors.ts'
import type { Passage, Section, Source } from '../../domain/passage.ts'
import { type Block, blocksOf } from './markdown.ts'
import { type Part, partsOf, refOf } from './outline.ts'

/** What a document is cited as. `key` names it over its versions. */
export interface DocumentTitle {
  readonly key: string
  readonly title: string
  readonly source: Source
  /** Version and day from which it holds, as it is cited; empty before it is imported. */
  readonly edition?: string
}

/** Short paragraphs of one section are searched together up to this many characters (185 passages, median 70). */
const MERGED = 260
/** A list whose items are longer than this on average is a row of paragraphs. */
const LONG_ITEM = 60

/**
 * Takes Markdown and its title; gives the sections with their passages, all verbatim.
 * Throws bad_input listing every fault with its line.
 */
export function readDocument(markdown: string, title: DocumentTitle): Section[] {
  const faults: string[] = []
  const parts = partsOf(blocksOf(markdown), faults)
  if (parts.length === 0 && faults.length === 0)
    faults.push('1行目：見出しがありません。「# 」で始まる見出しを置いてください。')
  const sections = parts.map((part) => sectionOf(part, title))
  const seen = new Map<string, number>()
  sections.forEach((section, at) => {
    const line = parts[at]?.line ?? 0
    const first = seen.get(section.id)
    if (first !== undefined) faults.push(`${line}行目：「${section.title}」が${first}行目と同じ場所・同じ題名です。`)
    seen.set(section.id, line)
  })
  if (sections.every((section) => section.passages.length === 0) && faults.length === 0) {
    faults.push('1行目：本文がありません。見出しの下に文章を置いてください。')
  }
  if (faults.length > 0) {
    throw new HagukumiError(
      'bad_input',
      [`「${title.title}」を取り込めませんでした。`, ...faults.slice(0, 50)].join('\n'),
    )
  }
  return sections
}

function sectionOf(part: Part, document: DocumentTitle): Section {
  const ref = refOf(part.path)
  const heading = part.path.map(({ label, title }) => (label === '' ? title : `${label}　${title}`))
  const last = part.path.at(-1)
  const id = `${document.key}:${ref}:${last?.title ?? ''}`
  const common = { source: document.source, document: document.title, ref, page: undefined, gradeIds: [] }
  const pieces = part.blocks.flatMap(({ block, label }) => textsOf(block).map((piece) => ({ ...piece, label })))
  const passages = merged(pieces).map(
    ({ kind, text, label, name }, at): Passage => ({
      ...common,
      id: `${id}#${at}`,
      kind,
      text,
      heading: [...heading, ...(label ? [label] : []), ...(name ? [name] : [])],
    }),
  )
  const title = last?.title ?? ''
  const edition = document.edition ?? ''
  return {
    id,
    source: document.source,
    document: document.title,
    edition,
    ref,
    title,
    page: undefined,
    heading,
    passages,
  }
}

interface Piece {
  readonly kind: Passage['kind']
  readonly text: string
  /** What a row of a table explains. */
  readonly name?: string | undefined
}

function textsOf(block: Block): Piece[] {
  switch (block.kind) {
    case 'prose':
    case 'quote':
      return [{ kind: 'prose', text: block.text }]
    case 'list': {
      const long = block.items.join('').length > LONG_ITEM * block.items.length
      if (long) return block.items.map((text) => ({ kind: 'prose', text }))
      return [{ kind: 'list', text: block.items.join('\n') }]
    }
    case 'table':
      return block.rows
        .map((row) => row.filter((cell) => cell !== '').join('　'))
        .filter((text) => text !== '')
        .map((text) => ({ kind: 'definition', text, name: text.split('　')[0] }))
    default:
      return []
  }
}

/** Joins short neighbours under one label, so that they are found together. */
function merged<P extends Piece & { label: string | undefined }>(pieces: readonly P[]): P[] {
  const joined: P[] = []
  for (const piece of pieces) {
    const last = joined.at(-1)
    const joins =
      last?.kind === 'prose' &&
      piece.kind === 'prose' &&
      last.label === piece.label &&
      last.text.length + piece.text.length <= MERGED
    if (last && joins) joined[joined.length - 1] = { ...last, text: `${last.text}\n${piece.text}` }
    else joined.push(piece)
  }
  return joined
}
