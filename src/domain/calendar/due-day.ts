import type { Temporal } from 'temporal-polyfill'
import { onOrAfter, onOrBefore } from './business-days.ts'
import type { CivicCalendar } from './civic-calendar.ts'

/**
 * What becomes of a due day on which the city hall is closed. Applications under 条例・規則 move to the next open day
 * (地方自治法4条の2); for a task inside the city hall the city says which (domain notes §8).
 */
export const DUE_RULES = ['before', 'after', 'stays'] as const

export type DueRule = (typeof DUE_RULES)[number]

/** Takes a due day as planned; gives the real one, which is what people are told. Throws RangeError outside the calendar. */
export function dueDay(planned: Temporal.PlainDate, rule: DueRule, calendar: CivicCalendar): Temporal.PlainDate {
  if (rule === 'stays') return planned
  return rule === 'before' ? onOrBefore(planned, calendar) : onOrAfter(planned, calendar)
}
