import type { Card } from '../../bot/card/card.ts'
import { sourceLine } from '../../bot/card/plain.ts'
import type { Element } from './card.ts'
import { mostThatFit } from './fit.ts'
import { LIMITS, sizeOf } from './limits.ts'
import { type Piece, pieces, piecesOf } from './lines.ts'
import { TEXT } from './render-texts.ts'
import { elementsOf } from './rich-text.ts'
import { oneLine } from './words.ts'

/** What is kept free for words, in bytes, however many buttons a card has. */
const FOR_WORDS = 4_000

/** The least that a piece or a button takes, in bytes. */
const SMALLEST = 30

/** What can be pressed: the first `count` buttons, as elements. */
export interface Pressables {
  readonly count: number
  first(count: number): readonly Element[]
}

/** Takes a card, its buttons and a room in bytes; gives elements that fit. What is beyond the room is left out, and it is said. */
export function cardBody(card: Card, pressables: Pressables, room: number): Element[] {
  const source = sourceLine(card.citations).flatMap((line) => small(oneLine(line, LIMITS.sourceLine) ?? ''))
  const forButtons = room - sizeOf(source) - FOR_WORDS
  const bottom = [...source, ...mostOf(pressables.first, pressables.count, TEXT.fewerButtons, forButtons)]
  const words = firstPieces(card, room)
  const body = (count: number) => elementsOf(words.slice(0, count))
  const all = [...mostOf(body, words.length, TEXT.cut, room - sizeOf(bottom)), ...bottom]
  return all.length > 0 ? all : elementsOf(pieces(TEXT.empty, 'plain'))
}

/** Small lines, said in passing. */
export function small(text: string): Element[] {
  return elementsOf(pieces(text, 'small'))
}

/** The pieces of a card, or of an endless one the first that are sure to fill the room. */
function firstPieces({ title, blocks }: Card, room: number): Piece[] {
  const all = title === undefined ? [] : pieces(title, 'title')
  let letters = 0
  for (const block of blocks) {
    if (letters > room || all.length > room) break
    const more = piecesOf(block)
    letters += more.reduce((sum, { text }) => sum + text.length, 0)
    // One by one: so many at once would be too many arguments.
    for (const piece of more) all.push(piece)
  }
  return all
}

/** Everything, where it fits; otherwise as many of the first ones as fit together with the notice that says so. */
function mostOf(first: (count: number) => readonly Element[], count: number, notice: string, room: number) {
  const most = Math.min(count, Math.ceil(room / SMALLEST))
  const all = most === count ? first(count) : undefined
  if (all && sizeOf(all) <= room) return all
  const least = mostThatFit(most, (some) => sizeOf([...first(some), ...small(notice)]) <= room)
  return [...first(least), ...small(notice)]
}
