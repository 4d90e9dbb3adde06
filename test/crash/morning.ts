import { Temporal } from 'temporal-polyfill'
import { onOrAfter } from '../../src/domain/calendar/business-days.ts'
import { civicCalendar } from '../../src/domain/calendar/civic-calendar.ts'
import { dayOf, ZONE } from '../../src/domain/calendar/written.ts'
import { nationalHolidays } from '../../src/infra/calendar/national-holidays.ts'
import type { Clock } from '../../src/infra/clock/clock.ts'

/** When digests and letters go out in the sample city. */
const SLOT = '09:10'

/**
 * How far a run lives ahead of `now` in ms, so that it begins at the slot of the next open day: it is run on any day and
 * at any hour. Never behind: the database tells by the clock on the wall what comes too late to be sent.
 */
export function aheadOf(now: Temporal.Instant): number {
  const day = onOrAfter(dayOf(now).add({ days: 1 }), civicCalendar(nationalHolidays(), []))
  const begins = day.toZonedDateTime({ timeZone: ZONE, plainTime: SLOT }).toInstant()
  return begins.epochMilliseconds - now.epochMilliseconds
}

/** A clock that far ahead: the same in every process and every life. */
export function clockAhead(ms: number): Clock {
  return { now: () => Temporal.Now.instant().add({ milliseconds: ms }) }
}
