import type { Block } from './markdown.ts'

/** A heading's place: 「第４章」「２」「⑴」 and what it is called. */
export interface Heading {
  readonly depth: number
  readonly label: string
  readonly title: string
}

/** Everything under one heading, up to the next that opens a section. */
export interface Part {
  readonly path: readonly Heading[]
  readonly line: number
  /** Blocks with the label heading (【主な取組】) that they stand under, if any. */
  readonly blocks: readonly { readonly block: Block; readonly label: string | undefined }[]
}

const LABEL =
  /^(第[0-9０-９一二三四五六七八九十百]+[章節条編款](?:の[0-9０-９一二三四五六七八九十]+)?|[0-9０-９]+(?:[.．][0-9０-９]+)*|[⑴-⒇]|[(（][0-9０-９]+[)）]|[①-⑳]|[ア-ン])[\s　.．、]*(?=\S|$)/

/** Takes a heading's text; gives its label and title. A heading without a number is its own label. */
export function headingOf(depth: number, text: string): Heading {
  const label = LABEL.exec(text)
  if (!label?.[1]) return { depth, label: '', title: text.trim() }
  const title = text.slice(label[0].length).trim()
  return { depth, label: label[1], title: title === '' ? text.trim() : title }
}

/**
 * Takes blocks; gives the parts of the document. Headings of depth 4 and more in 【】 are labels inside their part.
 * Faults are added to `faults` as 「12行目：…」.
 */
export function partsOf(blocks: readonly Block[], faults: string[]): Part[] {
  const parts: Array<{ path: Heading[]; line: number; blocks: Array<{ block: Block; label: string | undefined }> }> = []
  let path: Heading[] = []
  let label: string | undefined
  for (const block of blocks) {
    if (block.kind === 'unknown') {
      faults.push(`${block.line}行目：見出し・段落・箇条書き・表・引用のほかの書き方（${block.name}）は使えません。`)
      continue
    }
    if (block.kind === 'heading' && block.depth >= 4 && /^【.*】$/.test(block.text)) {
      label = block.text
      continue
    }
    if (block.kind === 'heading') {
      const deepest = path.at(-1)?.depth ?? 0
      if (block.depth > deepest + 1) faults.push(`${block.line}行目：見出しの段が飛んでいます（「${block.text}」）。`)
      if (block.text.trim() === '') faults.push(`${block.line}行目：見出しに文字がありません。`)
      path = [...path.filter((heading) => heading.depth < block.depth), headingOf(block.depth, block.text)]
      label = undefined
      parts.push({ path, line: block.line, blocks: [] })
      continue
    }
    const part = parts.at(-1)
    if (part) part.blocks.push({ block, label })
    else faults.push(`${block.line}行目：最初の見出しより前に本文があります。先頭に「# 」の見出しを置いてください。`)
  }
  return parts
}

/** Takes a heading path; gives the place as it is cited: 「第４章２⑴」, or the titles where nothing is numbered. */
export function refOf(path: readonly Heading[]): string {
  const labels = path.map((heading) => heading.label).join('')
  if (labels !== '') return labels
  return path.at(-1)?.title ?? ''
}
