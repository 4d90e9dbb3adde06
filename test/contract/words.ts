import type { Block, Card } from '../../src/bot/card/card.ts'

/** The words of a card as they stand in it. */
export function wordsOf({ title = '', blocks }: Pick<Card, 'title' | 'blocks'>): string {
  return title + blocks.map(blockWords).join('')
}

/** Letters and digits alone: marks, white space and mended characters may differ. */
export function letters(text: string): string {
  return text.replace(/[^\p{L}\p{Nd}]+/gu, '')
}

function blockWords(block: Block): string {
  if (block.kind === 'list') return block.items.join('')
  return block.kind === 'facts' ? block.facts.map(({ name, value }) => `${name}：${value}`).join('') : block.text
}
