import type { Taken } from './courses.ts'
import type { Reminded } from './endpoint-reminders.ts'
import { type Findings, judgeOwed, withoutStopped } from './owed.ts'
import type { Evidence, Verdict } from './verdict.ts'

/** Words of each message that a campaign of a run causes, and of no other. */
const DIGEST = 'お知らせは1件です'
const CORRECTION = '【訂正】'
const DONE = 'のお知らせは、ここまでにします'
/** To a second press, of which the first was taken though the platform was not told. */
const GONE = 'この件は、もう終わっているか、取りやめになっています'

/**
 * One digest to everybody; whoever said that they are done has their one answer, is done, and hears no more; all others
 * hear once of the new day. The rows know of exactly these messages.
 */
export function judgeReminders({ people, pressed }: Taken, reminded: readonly Reminded[], evidence: Evidence): Verdict {
  const owed = people.map((place) =>
    pressed.has(place) ? { place, owed: [DIGEST, DONE], may: [GONE] } : { place, owed: [DIGEST, CORRECTION], may: [] },
  )
  const found = people.map((person) => {
    const rows = reminded.filter(({ number }) => number === person)
    return pressed.has(person) ? doneOf(person, rows, evidence) : openOf(person, rows, evidence)
  })
  return judgeOwed(owed, withoutStopped(pressed, evidence), {
    lost: found.flatMap(({ lost }) => lost),
    doubled: found.flatMap(({ doubled }) => doubled),
    untrue: found.flatMap(({ untrue }) => untrue),
  })
}

/** Whoever pressed: their word counts. A digest that waited to go once more stops with it, and is no letter then. */
function doneOf(person: string, rows: readonly Reminded[], { book, rows: messages }: Evidence): Findings {
  const stopped = messages.filter(({ externalId, state }) => externalId === person && state === 'skipped')
  const wanted = stopped.length > 0 ? ['digest', ''] : ['digest']
  const found = lettersOf(person, rows, { wanted, book, stopped: stopped.map(({ id }) => id) })
  const said = rows.map(({ state, trust }) => `${state} by ${trust}`).join()
  return { ...found, lost: said === 'done by self' ? [] : [`${person} pressed: ${said}`] }
}

function openOf(person: string, rows: readonly Reminded[], { book }: Evidence): Findings {
  const found = lettersOf(person, rows, { wanted: ['correction,digest'], book, stopped: [] })
  const isOpen = rows.every(({ state }) => state === 'open')
  return { ...found, untrue: [...found.untrue, ...(isOpen ? [] : [`${person}: not open`])] }
}

interface Letters {
  /** The kinds that there may be, each way as one word. */
  readonly wanted: readonly string[]
  readonly book: Evidence['book']
  /** Messages that were letters. */
  readonly stopped: readonly string[]
}

/** Of the one task of a person: each letter is one touch that was told, and no other digest or correction arrived. */
function lettersOf(person: string, rows: readonly Reminded[], { wanted, book, stopped }: Letters): Findings {
  const [letters, told] = [rows.flatMap((row) => row.letters), rows.flatMap((row) => row.told)]
  const kinds = letters.map(({ kind }) => kind).sort()
  const messages = letters.map(({ message }) => message)
  const arrived = book.filter(({ place, text }) => place === person && isLetter(text))
  const unknown = arrived.filter(({ key }) => !messages.includes(key) && !stopped.includes(key))
  return {
    lost: [],
    doubled: unknown.map(({ key }) => `${person}: no letter is ${key}`),
    untrue: [
      ...(rows.length === 1 ? [] : [`${person}: ${rows.length} tasks`]),
      ...(wanted.includes(kinds.join()) ? [] : [`${person}: letters ${kinds.join()}`]),
      ...(told.toSorted().join() === messages.toSorted().join() ? [] : [`${person}: told by ${told.join()}`]),
    ],
  }
}

function isLetter(text: string): boolean {
  return text.includes(DIGEST) || text.includes(CORRECTION)
}
