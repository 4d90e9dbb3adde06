import { Temporal } from 'temporal-polyfill'
import type { CivicCalendar } from './civic-calendar.ts'

// Each walk ends: beyond the days that the calendar knows, it throws RangeError, however a city has closed its days.

const { compare } = Temporal.PlainDate

/** The last business day on or before `day`. Throws RangeError where the calendar ends before there is one. */
export function onOrBefore(day: Temporal.PlainDate, calendar: CivicCalendar): Temporal.PlainDate {
  let open = day
  while (!calendar.isOpen(open)) open = open.subtract({ days: 1 })
  return open
}

/** The first business day on or after `day`. Throws RangeError where the calendar ends before there is one. */
export function onOrAfter(day: Temporal.PlainDate, calendar: CivicCalendar): Temporal.PlainDate {
  let open = day
  while (!calendar.isOpen(open)) open = open.add({ days: 1 })
  return open
}

/**
 * The `count`th business day after `day`, or before it where `count` is negative; `day` itself is not counted
 * (初日不算入, 民法140条), and 0 gives `day`, open or not. Throws RangeError outside the calendar.
 */
export function addBusinessDays(day: Temporal.PlainDate, count: number, calendar: CivicCalendar): Temporal.PlainDate {
  const days = Math.sign(count)
  let at = day
  for (let left = Math.abs(count); left > 0; left -= calendar.isOpen(at) ? 1 : 0) at = at.add({ days })
  return at
}

/**
 * How many business days `to` lies after `from`, negative where it lies before; `from` is not counted, `to` is.
 * Between business days it undoes addBusinessDays. Throws RangeError outside the calendar.
 */
export function businessDaysBetween(from: Temporal.PlainDate, to: Temporal.PlainDate, calendar: CivicCalendar): number {
  const days = compare(to, from)
  let count = 0
  for (let at = from; !at.equals(to); ) {
    at = at.add({ days })
    if (calendar.isOpen(at)) count += days
  }
  return count
}

/** The first business day of a month. Throws RangeError outside the calendar. */
export function firstBusinessDay(month: Temporal.PlainYearMonth, calendar: CivicCalendar): Temporal.PlainDate {
  return onOrAfter(month.toPlainDate({ day: 1 }), calendar)
}

/** The last business day of a month. Throws RangeError outside the calendar. */
export function lastBusinessDay(month: Temporal.PlainYearMonth, calendar: CivicCalendar): Temporal.PlainDate {
  return onOrBefore(month.toPlainDate({ day: month.daysInMonth }), calendar)
}
