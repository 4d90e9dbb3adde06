import type { Citation, Source } from '../../domain/passage.ts'
import type { Block, Card } from './card.ts'

/** What each kind of source is called wherever an answer names it. */
export const SOURCE_NAMES: Readonly<Record<Source, string>> = {
  policy: '方針本文',
  document: '市の文書',
  setting: '市の設定',
  sample: 'サンプル',
  standard: '標準回答',
}

/** Takes a card; gives its text without the buttons, for notifications, screen readers and every channel without cards. */
export function plainText(card: Card): string {
  const lines = [...(card.title === undefined ? [] : [card.title]), ...card.blocks.flatMap(blockLines)]
  return [...lines, ...sourceLine(card.citations)].join('\n')
}

/** Takes a card; gives the labels of its buttons as 「〔…〕〔…〕」, or nothing. The pair that asks for feedback is left out. */
export function plainButtons(card: Card): string {
  const offered = card.buttons.filter(({ feedback }) => feedback === undefined)
  return offered.map((button) => `〔${button.label}〕`).join('')
}

function blockLines(block: Block): string[] {
  switch (block.kind) {
    case 'text':
    case 'note':
      return [block.text]
    case 'quote':
      return [quoted(block.text)]
    case 'list':
      return block.items.map(itemLine)
    case 'facts':
      return block.facts.map(({ name, value }) => `${name}：${value}`)
  }
}

/** Takes an item of a list; gives it with 「・」, or as it is where the source gave it a mark of its own. */
export function itemLine(item: string): string {
  return hasOwnMark(item) ? item : `・${item}`
}

/** Whether an item carries the mark of its source (○, ①, ⑴, ア). */
export function hasOwnMark(item: string): boolean {
  return /^[\s　]*([○・①-⑳]|[ア-ン]　|[⑴-⒇])/u.test(item)
}

/** Words of a source between marks; where they hold 「」 themselves, 『』 stand outside. The words stay to the letter. */
export function quoted(text: string): string {
  return text.includes('「') ? `『${text}』` : `「${text}」`
}

/** 「― 方針本文　第２章６⑶（11ページ）、第２章６⑷（12ページ）」: each source once, its places once. One line, or none. */
export function sourceLine(citations: readonly Citation[]): string[] {
  const places = new Map<string, Set<string>>()
  for (const citation of citations) {
    const name = SOURCE_NAMES[citation.source] + (citation.document ? `「${citation.document}」` : '')
    const page = citation.page === undefined ? '' : `（${citation.page}ページ）`
    const place = `${citation.ref}${page}`
    places.set(name, (places.get(name) ?? new Set()).add(place))
  }
  if (places.size === 0) return []
  const named = [...places].map(([name, refs]) => `${name}　${[...refs].filter((ref) => ref !== '').join('、')}`.trim())
  return [`― ${named.join('／')}`]
}
