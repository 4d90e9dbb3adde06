import type { Card } from '../../bot/card/card.ts'
import { plainText } from '../../bot/card/plain.ts'
import { adaptiveCard, type ShowCard } from './card.ts'
import { claims } from './citations.ts'
import { pieces, piecesOf } from './lines.ts'
import { literal } from './literal.ts'
import { TEXT } from './render-texts.ts'
import { elementsOf } from './rich-text.ts'

/** Takes a card; gives the button that shows its sources below, each with its place and its words, unless the card itself quotes. */
export function sourcesAction(card: Card): readonly ShowCard[] {
  const words = plainText(card)
  const isSeen = card.blocks.some(({ kind }) => kind === 'quote')
  if (isSeen || card.citations.every(({ quote }) => words.includes(quote.trim()))) return []
  const sources = claims(card.citations).flatMap(({ appearance: { name, abstract } }) => [
    ...pieces(name, 'small'),
    ...piecesOf({ kind: 'quote', text: abstract }),
  ])
  return [
    { type: 'Action.ShowCard', title: TEXT.sources, card: adaptiveCard(elementsOf(sources), literal(TEXT.sources)) },
  ]
}
