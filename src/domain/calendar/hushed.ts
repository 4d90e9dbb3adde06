import type { Temporal } from 'temporal-polyfill'
import type { Settings } from '../settings.ts'
import type { CivicCalendar } from './civic-calendar.ts'
import { QUIET, quietSpans } from './quiet.ts'
import { ZONE } from './written.ts'

/**
 * Whether nothing unasked may go out now to anybody: on a closed day, in quiet hours, in a disaster. Throws RangeError
 * outside the calendar.
 */
export function isHushed(now: Temporal.Instant, { quiet_hours, disaster }: Settings, calendar: CivicCalendar): boolean {
  const here = now.toZonedDateTimeISO(ZONE)
  const minute = here.hour * 60 + here.minute
  const quiet = quietSpans(quiet_hours ?? QUIET).some(({ from, to }) => from <= minute && minute < to)
  return quiet || disaster === 'on' || !calendar.isOpen(here.toPlainDate())
}
