import { TEXT } from '../../src/bot/texts.ts'
import type { Send } from '../platform/shapes.ts'
import type { LedgerPage } from './shapes.ts'
import type { Caused } from './waves.ts'

/** What became of the messages that were caused. */
export interface Verdict {
  readonly messages: number
  /** Not in the book in their words; with what arrived in their place, if anything did. */
  readonly lost: readonly string[]
  /** More than once in the book without an excuse, or where nobody caused anything. */
  readonly doubled: readonly string[]
  /** Acceptances that say of themselves that they may be a repeat. */
  readonly marked: number
  /** Rows that do not say what the book says. */
  readonly untrue: readonly string[]
}

/** What is known when a run is over. */
export interface Evidence {
  readonly book: readonly Send[]
  readonly rows: LedgerPage['rows']
  /** How often nobody could know what became of a send of this message. */
  doubts(id: string): number
  /** The platform can be asked, so that nothing excuses a repeat. */
  readonly askable: boolean
}

/** Compares what was caused with the platform's book, and the rows with both. */
export function judge(caused: readonly Caused[], { book, rows, doubts, askable }: Evidence): Verdict {
  const byPlace = new Map<string, Send[]>()
  for (const each of book) byPlace.set(each.place, [...(byPlace.get(each.place) ?? []), each])
  const at = (place: string) => byPlace.get(place) ?? []
  const lost = caused.filter(({ place, says }) => !at(place).some(({ text }) => text.includes(says)))
  const doubled = caused.filter(({ place }) => isDoubled(at(place), askable ? () => 0 : doubts))
  const places = new Set(caused.map(({ place }) => place))
  const stray = [...byPlace.keys()].filter((place) => !places.has(place))
  return {
    messages: caused.length,
    lost: lost.map(({ place }) => [place, ...at(place).map(({ text }) => text)].join(': ')),
    doubled: [...doubled.map(({ place }) => place), ...stray],
    marked: book.filter(isMarked).length,
    untrue: untrueRows(book, rows),
  }
}

/** Rows that are not sent, or say so of what nobody accepted. */
export function untrueRows(book: Evidence['book'], rows: Evidence['rows']): string[] {
  const accepted = new Set(book.map(({ key }) => key))
  const untrue = rows.filter(({ id, state }) => state !== 'sent' || !accepted.has(id))
  return untrue.map(({ id, state }) => `${id} ${state}`)
}

/** All acceptances of one conversation, in which one message was caused. A repeat needs its mark and a doubt before. */
function isDoubled(messages: readonly Send[], doubts: (id: string) => number): boolean {
  const keys = new Set(messages.map(({ key }) => key))
  const excused = [...keys].reduce((sum, key) => sum + doubts(key), 0)
  return keys.size > 1 || isRepeated(messages, excused)
}

/** Acceptances of one message: more than one without a mark, or more with one than doubts excuse. */
export function isRepeated(messages: readonly Send[], excused: number): boolean {
  const marked = messages.filter(isMarked).length
  return messages.length - marked > 1 || marked > excused
}

/** The person sees that it may be a repeat. */
export function isMarked({ again, text }: Send): boolean {
  return again && text.startsWith(TEXT.again)
}
