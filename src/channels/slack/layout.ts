import type { ContextBlock, KnownBlock } from '@slack/types'
import type { Card } from '../../bot/card/card.ts'
import { clipped } from '../../bot/card/cut.ts'
import { sourceLine } from '../../bot/card/plain.ts'
import { LIMITS } from './limits.ts'
import { type Piece, piecesOf, shown, titlePieces } from './pieces.ts'
import { bodyBlocks } from './rich-text.ts'
import { TEXT } from './texts.ts'

/** How many blocks there may be, and how much JSON in UTF-16 units. At least SMALLEST. */
export interface Room {
  readonly blocks: number
  readonly size: number
}

/** The least in which every card can begin: title, a few words, a notice, the source. */
export const SMALLEST: Room = { blocks: 10, size: 6_000 }

/** What is kept free for words, however many buttons a card has. */
const FOR_WORDS: Room = { blocks: 4, size: 2_000 }

/** What can be pressed, as blocks: the first `count` buttons, and what stands below them. */
export interface Pressables {
  readonly count: number
  first(count: number): readonly KnownBlock[]
  readonly below: readonly KnownBlock[]
}

/** Takes a card, its buttons and a room; gives blocks that fit. Words or buttons beyond the room are left out, and it is said. */
export function cardBlocks(card: Card, pressables: Pressables, room: Room): KnownBlock[] {
  const title = card.title === undefined ? undefined : shown(card.title)
  const top = title === undefined ? [] : headerOf(title)
  const source = sourceLine(card.citations).map((line) => note(clipped(shown(line) ?? '', LIMITS.sourceLine)))
  const forButtons = less(room, [...top, ...source], FOR_WORDS)
  const bottom = [...source, ...buttonsThatFit(pressables, forButtons)]
  const pieces = [...(title === undefined || top.length > 0 ? [] : titlePieces(title)), ...firstPieces(card, room)]
  const body = (count: number) => bodyBlocks(pieces.slice(0, count))
  return [...top, ...mostOf(body, pieces.length, TEXT.cut, less(room, [...top, ...bottom])), ...bottom]
}

/** The pieces of a card, or of an endless one the first that are sure to fill the room. */
function firstPieces({ blocks }: Card, room: Room): Piece[] {
  const pieces: Piece[] = []
  let letters = 0
  for (const block of blocks) {
    if (letters > room.size || pieces.length > room.size) break
    const more = piecesOf(block)
    letters += more.reduce((sum, { text }) => sum + text.length, 0)
    for (const piece of more) pieces.push(piece)
  }
  return pieces
}

/** A small line with no markup. */
export function note(text: string): ContextBlock {
  return { type: 'context', elements: [{ type: 'plain_text', text, emoji: false }] }
}

/** What is left of a room. */
export function less(room: Room, taken: readonly KnownBlock[], kept: Room = { blocks: 0, size: 0 }): Room {
  return { blocks: room.blocks - taken.length - kept.blocks, size: room.size - sizeOf(taken) - kept.size }
}

function headerOf(title: string): KnownBlock[] {
  if (title.length > LIMITS.headerText || title.includes('\n')) return []
  return [{ type: 'header', text: { type: 'plain_text', text: title, emoji: false } }]
}

function buttonsThatFit({ count, first, below }: Pressables, room: Room): KnownBlock[] {
  return [...mostOf(first, count, TEXT.fewerButtons, less(room, below)), ...below]
}

/** Everything, where it fits; otherwise as many of the first ones as fit together with the notice that says so. */
function mostOf(first: (count: number) => readonly KnownBlock[], count: number, notice: string, room: Room) {
  // Each piece or button takes at least 25 units of JSON, so more of them than this can never fit.
  const most = Math.min(count, Math.ceil(room.size / 25))
  const all = most === count ? first(count) : undefined
  if (all && fits(all, room)) return all
  let least = 0
  let beyond = most + 1
  while (beyond - least > 1) {
    const middle = Math.floor((least + beyond) / 2)
    if (fits([...first(middle), note(notice)], room)) least = middle
    else beyond = middle
  }
  return [...first(least), note(notice)]
}

function fits(blocks: readonly KnownBlock[], room: Room): boolean {
  return blocks.length <= room.blocks && sizeOf(blocks) <= room.size
}

function sizeOf(blocks: readonly KnownBlock[]): number {
  return JSON.stringify(blocks).length
}
