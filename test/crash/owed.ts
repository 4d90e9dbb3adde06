import { TEXT } from '../../src/bot/texts.ts'
import { groupBy } from '../../src/infra/store/group-by.ts'
import type { Send } from '../platform/shapes.ts'
import { type Evidence, isMarked, isRepeated, untrueRows, type Verdict } from './verdict.ts'

/** One person, and the messages that must come to them. */
export interface Owed {
  /** As the book names their direct chat. */
  readonly place: string
  /** Words of each message that comes once. No message has the words of two. */
  readonly owed: readonly string[]
  /** Words of messages that may come beside. */
  readonly may: readonly string[]
}

/** What the rows of an order say beside what the book shows. */
export type Findings = Pick<Verdict, 'lost' | 'doubled' | 'untrue'>

/** Compares what was owed to people with the platform's book: each once, and nothing else. */
export function judgeOwed(people: readonly Owed[], evidence: Evidence, found: Findings): Verdict {
  const { book, rows, doubts, askable } = evidence
  const byPlace = groupBy(book, ({ place }) => place)
  const [lost, doubled] = [[...found.lost], [...found.doubled]]
  for (const { place, owed, may } of people) {
    const keys = [...groupBy(byPlace.get(place) ?? [], ({ key }) => key)]
    for (const says of owed) {
      const having = keys.filter(([, sends]) => sends.some(({ text }) => text.includes(says)))
      if (having.length === 0) lost.push(`${place}: ${says}`)
      if (having.length > 1) doubled.push(`${place}: ${says}`)
    }
    const strange = keys.filter(([, [first]]) => ![...owed, ...may].some((says) => first?.text.includes(says)))
    doubled.push(...strange.map(([, [first]]) => `${place}: ${first?.text}`))
    const repeated = keys.filter(([key, sends]) => isRepeated(sends, askable ? 0 : doubts(key)))
    doubled.push(...repeated.map(([key]) => `${place}: ${key} again`))
  }
  const places = new Set(people.map(({ place }) => place))
  doubled.push(...[...byPlace.keys()].filter((place) => !places.has(place)))
  return {
    messages: people.reduce((sum, { owed }) => sum + owed.length, 0),
    lost,
    doubled,
    marked: book.filter(isMarked).length,
    untrue: [...found.untrue, ...untrueRows(book, rows)],
  }
}

/** The words of a message without what says that it may be a repeat. */
export function bareWords({ text }: Pick<Send, 'text'>): string {
  const lines = text.replaceAll(TEXT.again, '').replaceAll(TEXT.whyAgain, '').split('\n')
  return lines.filter((line) => line.trim() !== '').join('\n')
}

/**
 * The evidence without rows that an answer stopped. One that is known not to have arrived waits to be sent again; where an
 * earlier send of it did arrive after all, the person can answer, and it is not sent any more.
 */
export function withoutStopped(pressed: ReadonlySet<string>, evidence: Evidence): Evidence {
  const rows = evidence.rows.filter(({ state, externalId }) => state !== 'skipped' || !pressed.has(externalId))
  return { ...evidence, rows }
}
