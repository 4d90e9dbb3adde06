import type { Block, Button, Card } from './card.ts'
import { cutAtSentence } from './cut.ts'
import { filled, PAGE } from './fill.ts'
import { cardOf } from './shape.ts'
import { TEXT } from './texts.ts'

/** The button that gives the next page: its feature and act. */
export const MORE_FEATURE = 'pages'
export const MORE_ACT = 'more'

/**
 * Takes a card; gives it, or its first page with a button 「続きを読む」 that carries the rest. The source is named at
 * once; buttons and the source again stand on the last page. All pages together hold the words of the card, each once.
 */
export function paged(card: Card): Card {
  const { page, rest } = cutInTwo(card)
  return rest ? { ...page, citations: card.citations, buttons: [moreOf(rest)] } : card
}

/** Takes what a pressed 「続きを読む」 was given; gives the next page, or undefined where it holds no card. */
export function pageOf(given: Button['given']): Card | undefined {
  const card = cardOf(given.card)
  if (!card) return undefined
  const { page, rest } = cutInTwo(card)
  return rest ? { ...page, citations: [], buttons: [moreOf(rest)] } : card
}

function moreOf(rest: Card): Button {
  return { label: TEXT.more, feature: MORE_FEATURE, act: MORE_ACT, given: { card: rest } }
}

function cutInTwo(card: Card): {
  readonly page: Pick<Card, 'title' | 'blocks' | 'generated'>
  readonly rest: Card | undefined
} {
  const [title, beyond] = cutAtSentence(card.title ?? '', PAGE.letters)
  const blocks: readonly Block[] = beyond === '' ? card.blocks : [{ kind: 'text', text: beyond }, ...card.blocks]
  const titled = card.title === undefined ? {} : { title }
  const [first, later] = filled(blocks, { letters: PAGE.letters - title.length, lines: PAGE.lines })
  const { citations, buttons } = card
  const written = card.generated ? { generated: card.generated } : {}
  return {
    page: { ...titled, ...written, blocks: first },
    rest: later.length > 0 ? { blocks: later, ...written, citations, buttons } : undefined,
  }
}
