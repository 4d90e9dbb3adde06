import type { Temporal } from 'temporal-polyfill'
import { canOpen } from './civic-calendar.ts'
import { dutySpans } from './duty.ts'
import { quietSpans } from './quiet.ts'
import type { Reach } from './reach.ts'
import { type Span, without } from './spans.ts'

/** Minutes of each day on duty that somebody's own quiet hours leave free at least. */
const LEAST = 60

const WEEK = 7

/** The minutes of `day` on duty and outside the city's quiet hours, in order, whatever the calendar says of the day. */
export function freeOn(day: Temporal.PlainDate, { duty, quiet }: Pick<Reach, 'duty' | 'quiet'>): Span[] {
  return without(dutySpans(duty, day), quietSpans(quiet))
}

/**
 * Of those, the minutes outside somebody's own quiet hours. Where these leave none, since duty or the city's hours changed
 * after they were set, they do not count: nobody is silenced by them.
 */
export function wishedOn(day: Temporal.PlainDate, reach: Pick<Reach, 'duty' | 'quiet' | 'own'>): Span[] {
  const free = freeOn(day, reach)
  const wished = reach.own ? without(free, quietSpans(reach.own)) : free
  return wished.length > 0 ? wished : free
}

/**
 * Whether own quiet hours leave an hour of every day on duty, of the week that begins with `day`; of a day on which the
 * city's hours leave less, all of it. Saturday and Sunday do not count: on them nothing is sent anyway.
 */
export function leavesAnHour(day: Temporal.PlainDate, reach: Pick<Reach, 'duty' | 'quiet' | 'own'>): boolean {
  const week = Array.from({ length: WEEK }, (_, days) => day.add({ days })).filter(canOpen)
  return week.every((each) => {
    const free = freeOn(each, reach)
    const left = reach.own ? without(free, quietSpans(reach.own)) : free
    return minutesOf(left) >= Math.min(LEAST, minutesOf(free))
  })
}

function minutesOf(spans: readonly Span[]): number {
  return spans.reduce((sum, { from, to }) => sum + to - from, 0)
}
