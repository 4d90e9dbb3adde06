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
    return findings(person, rows, { isPressed: pressed.has(person), evidence })
  })
  return judgeOwed(owed, withoutStopped(pressed, evidence), {
    lost: found.flatMap(({ lost }) => lost),
    doubled: found.flatMap(({ doubled }) => doubled),
    untrue: found.flatMap(({ untrue }) => untrue),
  })
}

function findings(
  person: string,
  rows: readonly Reminded[],
  { isPressed, evidence }: { readonly isPressed: boolean; readonly evidence: Evidence },
): Findings {
  const [row, ...others] = rows
  if (!row || others.length > 0) return { lost: [], doubled: [], untrue: [`${person}: ${rows.length} tasks`] }
  const { state, trust, told, letters } = row
  const stands = `${state} ${trust ?? ''}`.trim()
  const kinds = letters.map(({ kind }) => kind).sort()
  const stopped = evidence.rows.filter((each) => each.externalId === person && each.state === 'skipped')
  const wanted = !isPressed ? ['correction', 'digest'] : stopped.length > 0 ? [] : ['digest']
  const messages = letters.map(({ message }) => message)
  const known = [...messages, ...(isPressed ? stopped.map(({ id }) => id) : [])]
  const arrived = evidence.book.filter(({ place, text }) => place === person && isLetter(text))
  const unknown = arrived.filter(({ key }) => !known.includes(key))
  return {
    lost: isPressed && stands !== 'done self' ? [`${person} pressed: ${stands}`] : [],
    doubled: unknown.map(({ key }) => `${person}: no letter is ${key}`),
    untrue: [
      ...(isPressed || stands === 'open' ? [] : [`${person}: ${stands}`]),
      ...(kinds.join() === wanted.join() ? [] : [`${person}: letters ${kinds.join()}`]),
      ...(told.toSorted().join() === messages.toSorted().join() ? [] : [`${person}: told by ${told.join()}`]),
    ],
  }
}

function isLetter(text: string): boolean {
  return text.includes(DIGEST) || text.includes(CORRECTION)
}
