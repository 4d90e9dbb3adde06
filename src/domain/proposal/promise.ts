import { Temporal } from 'temporal-polyfill'
import { addBusinessDays } from '../calendar/business-days.ts'
import type { CivicCalendar } from '../calendar/civic-calendar.ts'
import type { Wish } from './move.ts'
import type { State } from './proposal.ts'
import type { Limits } from './rule-book.ts'

/** How a proposal stands, and by which day its proposer hears more. */
export interface Waiting {
  readonly state: State
  readonly promisedOn: Temporal.PlainDate | undefined
}

/** What days are counted with. */
export interface Counting {
  readonly limits: Limits
  readonly today: Temporal.PlainDate
  readonly calendar: CivicCalendar
}

/** Business days by which a word is put off where nobody names another day. */
const PUT_OFF = 5

/**
 * Takes how a proposal stood, what was done, and how it stands now; gives the day of the next word, or undefined where
 * none is promised. A day that somebody named counts; all others are the rule book's, in business days.
 */
export function promisedAfter(
  before: Waiting,
  { act, given = {} }: Wish,
  after: State,
  { limits, today, calendar }: Counting,
): Temporal.PlainDate | undefined {
  if (given.due) return Temporal.PlainDate.from(given.due)
  if (act === 'decide') return addBusinessDays(today, limits.notice, calendar)
  if (after === before.state || act === 'start') return before.promisedOn
  return after === 'submitted' ? addBusinessDays(today, limits.intake, calendar) : undefined
}

/** The day to name instead where a promised one will be missed. */
export function putOff(today: Temporal.PlainDate, calendar: CivicCalendar): Temporal.PlainDate {
  return addBusinessDays(today, PUT_OFF, calendar)
}
