import type { Card } from '../card/card.ts'
import { TEXT } from '../texts.ts'

/** Takes a card that may have arrived before; gives it with 「再送」 in its first line and the reason at its end. */
export function marked(card: Card): Card {
  const title = `${TEXT.again}${card.title ?? ''}`
  return { ...card, title, blocks: [...card.blocks, { kind: 'note', text: TEXT.whyAgain }] }
}
