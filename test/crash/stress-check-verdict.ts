import { groupBy } from '../../src/infra/store/group-by.ts'
import type { Taken } from './courses.ts'
import type { Traces } from './endpoint-stress-check.ts'
import { bareWords, judgeOwed, withoutStopped } from './owed.ts'
import type { Evidence, Verdict } from './verdict.ts'

/** The first words of each letter, and of the answer to who stops them. */
const WORDS = {
  start: 'ストレスチェックのご案内',
  middle: 'ストレスチェックは、',
  request: '医師の面接指導の申出について',
  stopped: '今後はお送りしません。',
} as const

/**
 * Each letter once to everybody, in the same words; the one after a silence to all but the silent. A silence is one row of
 * its own table, also where it was pressed for twice, and is answered. No common table knows of any of it.
 */
export function judgeStressCheck({ people, pressed }: Taken, traces: Traces, evidence: Evidence): Verdict {
  const { start, middle, request, stopped } = WORDS
  const owed = people.map((place) =>
    pressed.has(place)
      ? { place, owed: [start, request], may: [stopped] }
      : { place, owed: [start, middle, request], may: [] },
  )
  return judgeOwed(owed, withoutStopped(pressed, evidence), {
    lost: people.filter((person) => pressed.has(person)).flatMap((person) => pressOf(person, traces, evidence)),
    doubled: traces.silent.filter((person, at, all) => !pressed.has(person) || all.indexOf(person) !== at),
    untrue: [...people.flatMap((person) => lettersOf(person, pressed, traces)), ...strays(traces, evidence)],
  })
}

/** A press that the platform was told of is a silence, and was answered. */
function pressOf(person: string, { silent }: Traces, { book }: Evidence): string[] {
  const answered = book.some(({ place, text }) => place === person && text.includes(WORDS.stopped))
  return [
    ...(silent.includes(person) ? [] : [`${person} pressed: no silence`]),
    ...(answered ? [] : [`${person} pressed: no answer`]),
  ]
}

function lettersOf(person: string, pressed: ReadonlySet<string>, { letters }: Traces): string[] {
  const kinds = letters.flatMap(({ account, kind }) => (account === person ? kind : [])).sort()
  const wanted = pressed.has(person) ? ['request', 'start'] : ['middle', 'request', 'start']
  return kinds.join() === wanted.join() ? [] : [`${person}: letters ${kinds.join()}`]
}

/** Letters of one kind in different words, and rows of other tables. */
function strays({ letters, elsewhere }: Traces, { book }: Evidence): string[] {
  const texts = new Map(book.map((send) => [send.key, bareWords(send)]))
  const kinds = [...groupBy(letters, ({ kind }) => kind)]
  const different = kinds.filter(
    ([, some]) => new Set(some.flatMap(({ message }) => texts.get(message) ?? [])).size > 1,
  )
  const known = Object.entries(elsewhere).filter(([, count]) => count > 0)
  return [
    ...different.map(([kind]) => `${kind}: not the same words`),
    ...known.map(([table, count]) => `${table}: ${count} rows`),
  ]
}
