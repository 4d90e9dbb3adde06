import { Temporal } from 'temporal-polyfill'
import { dayOf, ZONE } from '../../domain/calendar/written.ts'
import type { Hours } from '../../domain/nudge/hours.ts'

/** Times of a day at which people begin something, 'HH:MM'. */
const BEGIN = ['10:00', '15:00'] as const

/** Up to six times to do something: on the next three days on duty, none after `due`, only while on duty. */
export function timesToDo(now: Temporal.Instant, due: Temporal.PlainDate, hours: Hours): Temporal.Instant[] {
  const days = daysAhead(dayOf(now), due, hours).slice(0, 3)
  return days.flatMap((day) => timesOn(day, now, hours))
}

/** Times of one day at which people begin something; only while on duty. */
export function timesOn(day: Temporal.PlainDate, now: Temporal.Instant, hours: Hours): Temporal.Instant[] {
  return BEGIN.map((clock) => momentOf(day, clock)).filter((at) => isOffered(at, now, hours))
}

/** When to be told again: this afternoon, the next day on duty, three days before the due day; each only while on duty. */
export function timesToHear(
  now: Temporal.Instant,
  { due, near }: { due: Temporal.PlainDate; near: Temporal.PlainDate },
  hours: Hours,
): Temporal.Instant[] {
  const today = dayOf(now)
  const next = daysAhead(today.add({ days: 1 }), due, hours)[0]
  const offered = [
    momentOf(today, '15:30'),
    next && hours.slotOn(next),
    hours.slotOn(near),
    hours.slotOn(due, 'last_day'),
  ]
  const fitting = offered.filter((at) => at !== undefined).filter((at) => isOffered(at, now, hours))
  return [...new Map(fitting.map((at) => [at.epochMilliseconds, at])).values()].slice(0, 3)
}

/** Whether somebody is offered this moment: it lies ahead, they are on duty then, and do not want quiet. */
function isOffered(at: Temporal.Instant, now: Temporal.Instant, hours: Hours): boolean {
  return isTaken(at, now, hours) && hours.isFree(at)
}

/** Whether somebody can name this moment themselves: then it may lie in the quiet hours that they set. */
export function isTaken(at: Temporal.Instant, now: Temporal.Instant, hours: Hours): boolean {
  return Temporal.Instant.compare(at, now) > 0 && hours.plain.isFree(at)
}

function daysAhead(from: Temporal.PlainDate, until: Temporal.PlainDate, hours: Hours): Temporal.PlainDate[] {
  const days: Temporal.PlainDate[] = []
  for (let day = from; Temporal.PlainDate.compare(day, until) <= 0 && days.length < 3; day = day.add({ days: 1 }))
    if (hours.slotOn(day)) days.push(day)
  return days
}

function momentOf(day: Temporal.PlainDate, clock: string): Temporal.Instant {
  return day.toZonedDateTime({ timeZone: ZONE, plainTime: clock }).toInstant()
}
