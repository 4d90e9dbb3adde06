import type { Temporal } from 'temporal-polyfill'
import { addBusinessDays, onOrAfter, onOrBefore } from './business-days.ts'
import type { CivicCalendar } from './civic-calendar.ts'

/** When somebody is reminded, seen from a due day: negative before it, positive after it. */
export interface Touch {
  readonly offset: number
  readonly unit: 'business_days' | 'calendar_days'
}

const WRITTEN = /^T([+-]\d{1,3})(暦日)?$/

/**
 * Takes 「T-3」 (three business days before), 「T-0」, 「T+2」 or 「T-10暦日」 (calendar days); undefined when it is none.
 * The words are those of the domain notes (§8).
 */
export function readTouch(text: string): Touch | undefined {
  const [, offset, calendarDays] = WRITTEN.exec(text.normalize('NFKC').replace(/\s/g, '')) ?? []
  if (offset === undefined) return undefined
  // Beside 「T-0」, minus zero has no meaning, and it is not equal to zero everywhere.
  return { offset: Number(offset) || 0, unit: calendarDays ? 'calendar_days' : 'business_days' }
}

/**
 * The day of a touch, always a business day: never later than meant before the due day or on it, never earlier after it.
 * Takes the real due day. Throws RangeError outside the calendar.
 */
export function touchDay(due: Temporal.PlainDate, touch: Touch, calendar: CivicCalendar): Temporal.PlainDate {
  const { offset, unit } = touch
  if (unit === 'business_days' && offset !== 0) return addBusinessDays(due, offset, calendar)
  const meant = due.add({ days: offset })
  return offset > 0 ? onOrAfter(meant, calendar) : onOrBefore(meant, calendar)
}
