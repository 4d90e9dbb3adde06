import { Temporal } from 'temporal-polyfill'
import type { CivicCalendar } from '../calendar/civic-calendar.ts'
import { quietSpans } from '../calendar/quiet.ts'
import { minuteOf } from '../calendar/spans.ts'
import { dayOf, ZONE } from '../calendar/written.ts'
import type { Disaster, QuietHours } from '../settings.ts'
import type { Letter } from './period.ts'

/** What decides when a letter leaves, the same for everybody: no one's duty, blackout or cap is looked at. */
export interface Hours {
  readonly calendar: CivicCalendar
  readonly quiet: QuietHours
  readonly disaster: Disaster
}

/**
 * Whether a letter waits, goes now, or is dropped. An encouragement that was held over its day is dropped, so that
 * nothing comes in a burst (domain notes §7); the 申出 notice protects a right and goes at the first open minute.
 */
export function dueOf(
  { kind, day, slot }: Letter & { readonly slot: string },
  now: Temporal.Instant,
  { calendar, quiet, disaster }: Hours,
): 'wait' | 'send' | 'drop' {
  const today = dayOf(now)
  const { hour, minute } = now.toZonedDateTimeISO(ZONE)
  const at = hour * 60 + minute
  const days = Temporal.PlainDate.compare(today, day)
  if (kind !== 'request' && (days > 0 || (days === 0 && at >= minuteOf(quiet.after)))) return 'drop'
  if (days < 0 || (days === 0 && at < minuteOf(slot))) return 'wait'
  return disaster === 'on' || !calendar.isOpen(today) || isQuiet(at, quiet) ? 'wait' : 'send'
}

/** The moment from which a letter that is still on its way no longer leaves; undefined for the 申出 notice. */
export function notAfter({ kind, day }: Letter, quiet: QuietHours): Temporal.Instant | undefined {
  if (kind === 'request') return undefined
  return day.toZonedDateTime({ timeZone: ZONE, plainTime: quiet.after }).toInstant()
}

/** Whether nothing is sent in this minute of any day. */
export function isQuiet(minute: number, quiet: QuietHours): boolean {
  return quietSpans(quiet).some(({ from, to }) => from <= minute && minute < to)
}
