import { Temporal } from 'temporal-polyfill'

/** 国民の祝日, 振替休日 and 国民の休日 (国民の祝日に関する法律3条), as somebody outside counted them. */
export interface NationalHolidays {
  /** Day 'YYYY-MM-DD' → name. */
  readonly names: ReadonlyMap<string, string>
  /** First and last day for which the table is whole. */
  readonly from: Temporal.PlainDate
  readonly to: Temporal.PlainDate
  /** Last day that the government has announced; what comes after is computed, the equinoxes above all. */
  readonly announcedTo: Temporal.PlainDate
}

/** Why the city hall is closed on a day. */
export type Closure =
  | { readonly kind: 'holiday'; readonly name: string; readonly basis: Basis }
  | { readonly kind: 'year_end' }
  | { readonly kind: 'city' }
  | { readonly kind: 'weekend' }

/** Whether the holidays of a day are announced by the government or only computed ahead of it. */
export type Basis = 'announced' | 'computed'

/** 開庁日 and 閉庁日. Each method throws RangeError for a day outside `from` to `to`. */
export interface CivicCalendar {
  readonly from: Temporal.PlainDate
  readonly to: Temporal.PlainDate
  isOpen(day: Temporal.PlainDate): boolean
  /** The nearest reason for the day to be closed: a named one before a mere Saturday or Sunday; undefined when open. */
  closureOf(day: Temporal.PlainDate): Closure | undefined
  basisOf(day: Temporal.PlainDate): Basis
}

/** 12/29–1/3, in every city's 休日条例 (地方自治法4条の2第2項3号 leaves it to them); more days are the city's `closed_days`. */
const YEAR_END: ReadonlySet<string> = new Set(['12-29', '12-30', '12-31', '01-01', '01-02', '01-03'])

/** Whether the city hall can be open on days of this weekday at all. */
export function canOpen({ dayOfWeek }: Pick<Temporal.PlainDate, 'dayOfWeek'>): boolean {
  return dayOfWeek < SATURDAY
}
const SATURDAY = 6

/**
 * Takes the national holidays and a city's own closed days, 'MM-DD' every year or 'YYYY-MM-DD' once (settings
 * `closed_days`); gives the calendar by which the city hall is open (地方自治法4条の2, the city's 休日条例).
 */
export function civicCalendar(national: NationalHolidays, closedDays: readonly string[] = []): CivicCalendar {
  const { from, to, announcedTo, names } = national
  const own = new Set(closedDays)
  const { compare } = Temporal.PlainDate

  const basisOf = (day: Temporal.PlainDate): Basis => {
    if (compare(day, from) < 0 || compare(day, to) > 0)
      throw new RangeError(`The holidays of ${day} are not known, only ${from} to ${to}`)
    return compare(day, announcedTo) <= 0 ? 'announced' : 'computed'
  }
  const closureOf = (day: Temporal.PlainDate): Closure | undefined => {
    const basis = basisOf(day)
    const date = day.toString()
    const name = names.get(date)
    if (name !== undefined) return { kind: 'holiday', name, basis }
    if (YEAR_END.has(date.slice(5))) return { kind: 'year_end' }
    if (own.has(date) || own.has(date.slice(5))) return { kind: 'city' }
    return canOpen(day) ? undefined : { kind: 'weekend' }
  }
  return { from, to, basisOf, closureOf, isOpen: (day) => closureOf(day) === undefined }
}
