import { Temporal } from 'temporal-polyfill'
import { covers } from '../people/stretch.ts'
import { isBlackout } from './blackout.ts'
import { dutySpans } from './duty.ts'
import { wishedOn } from './free.ts'
import { type Hindrance, heaviest, type Wait, waitsOf } from './hindrance.ts'
import type { Reach } from './reach.ts'
import { minuteOf, type Span } from './spans.ts'
import { dayOf, ZONE } from './written.ts'

/** When somebody may be nudged, or why not; and in either case what each day before it was passed over for. */
export type NextMoment =
  | { readonly kind: 'at'; readonly at: Temporal.Instant; readonly waits: readonly Wait[] }
  | { readonly kind: 'none'; readonly because: Hindrance; readonly waits: readonly Wait[] }

/**
 * The next moment at or after `after`, on a day not after `until`, at which somebody may be nudged: on a business day, on
 * duty, outside quiet hours, blackouts and leaves, at their slot (domain notes §8). Where the slot itself is not free on
 * a day it is the first free minute after it, else the first free minute of that day: the same on each such day.
 */
export function nextMoment(after: Temporal.Instant, until: Temporal.PlainDate, reach: Reach): NextMoment {
  if (reach.disaster === 'on') return { kind: 'none', because: { kind: 'disaster' }, waits: [] }
  const passed: { day: Temporal.PlainDate; because: Hindrance }[] = []
  for (let day = dayOf(after); Temporal.PlainDate.compare(day, until) <= 0; day = day.add({ days: 1 })) {
    const found = momentOn(day, after, reach)
    if (found instanceof Temporal.Instant) return { kind: 'at', at: found, waits: waitsOf(passed) }
    passed.push({ day, because: found })
    if (found.kind === 'unknown') break
  }
  const waits = waitsOf(passed)
  return { kind: 'none', because: heaviest(waits), waits }
}

function momentOn(day: Temporal.PlainDate, after: Temporal.Instant, reach: Reach): Temporal.Instant | Hindrance {
  const closed = hindranceOfDay(day, reach)
  if (closed) return closed
  if (dutySpans(reach.duty, day).length === 0) return { kind: 'off_duty' }
  const minute = slotIn(wishedOn(day, reach), minuteOf(reach.slot))
  if (minute === undefined) return { kind: 'quiet' }
  const at = day.toZonedDateTime(ZONE).add({ minutes: minute }).toInstant()
  return Temporal.Instant.compare(at, after) < 0 ? { kind: 'passed' } : at
}

/** What stands against the whole day, the weightiest first, so that a leave is not told as a Sunday. */
function hindranceOfDay(day: Temporal.PlainDate, reach: Reach): Hindrance | undefined {
  const { calendar, away, blackouts } = reach
  const { compare } = Temporal.PlainDate
  if (compare(day, calendar.from) < 0 || compare(day, calendar.to) > 0) return { kind: 'unknown' }
  if (away.some((leave) => covers(leave, day))) return { kind: 'away' }
  const blackout = blackouts.find((each) => isBlackout(each, day))
  if (blackout) return { kind: 'blackout', name: blackout.name }
  const closure = calendar.closureOf(day)
  return closure && { kind: 'closed', closure }
}

/** The first free minute from the slot on, else the first of the day; undefined where none is free. */
function slotIn(free: readonly Span[], slot: number): number | undefined {
  const span = free.find(({ to }) => to > slot)
  return span ? Math.max(span.from, slot) : free[0]?.from
}
