import { Temporal } from 'temporal-polyfill'
import { addBusinessDays } from '../calendar/business-days.ts'
import type { CivicCalendar } from '../calendar/civic-calendar.ts'
import type { Letter } from './period.ts'

/** Tuesday to Thursday: the days on which people like to hear from us (domain notes §8). */
const PREFERRED: readonly number[] = [2, 3, 4]

/** Business days before the end on which the last encouragement goes (domain notes §3). */
const LAST_BEFORE = 3

/** Days after the first one in which a better weekday is waited for. */
const LOOKED_AHEAD = 6

/** Days after the end: by then results are usually out. Where the list of people is kept for less, sooner. */
const REQUEST_AFTER = 14

const { compare } = Temporal.PlainDate

/**
 * Takes both ends of a period, and the business day of the 申出 notice where the city names one; gives its letters by day: at
 * most three encouragements (start, middle, three business days before the end; domain notes §3 (9)), fewer where
 * the period is short, and the notice. All on business days. Throws RangeError outside the calendar.
 */
export function planLetters(
  { from, to, request }: { from: Temporal.PlainDate; to: Temporal.PlainDate; request?: Temporal.PlainDate | undefined },
  { calendar, keptDays }: { readonly calendar: CivicCalendar; readonly keptDays: number },
): Letter[] {
  const last = addBusinessDays(to, -LAST_BEFORE, calendar)
  const start = bestDay(from, earlier(from.add({ days: LOOKED_AHEAD }), to), calendar)
  const half = from.add({ days: Math.floor(from.until(to).days / 2) })
  const middle = bestDay(half, earlier(half.add({ days: LOOKED_AHEAD }), last.subtract({ days: 1 })), calendar)
  const encouragements: Letter[] = []
  const add = (kind: Letter['kind'], day: Temporal.PlainDate | undefined) => {
    const before = encouragements.at(-1)
    const [inside, later] = [day && compare(day, from) >= 0, day && (!before || compare(day, before.day) > 0)]
    if (day && inside && later) encouragements.push({ kind, day })
  }
  add('start', start)
  add('middle', middle)
  add('last', last)
  const after = Math.max(1, Math.min(REQUEST_AFTER, keptDays - LOOKED_AHEAD))
  const wanted = to.add({ days: after })
  const notice = request ?? bestDay(wanted, wanted.add({ days: LOOKED_AHEAD }), calendar)
  return [...encouragements, { kind: 'request', day: notice ?? addBusinessDays(wanted, 1, calendar) }]
}

/** The first preferred business day of these, else the first business day; undefined where there is none. */
function bestDay(
  from: Temporal.PlainDate,
  to: Temporal.PlainDate,
  calendar: CivicCalendar,
): Temporal.PlainDate | undefined {
  const open: Temporal.PlainDate[] = []
  for (let day = from; compare(day, to) <= 0; day = day.add({ days: 1 })) if (calendar.isOpen(day)) open.push(day)
  return open.find(({ dayOfWeek }) => PREFERRED.includes(dayOfWeek)) ?? open[0]
}

function earlier(one: Temporal.PlainDate, other: Temporal.PlainDate): Temporal.PlainDate {
  return compare(one, other) <= 0 ? one : other
}
