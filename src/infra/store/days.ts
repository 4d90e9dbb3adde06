import { Temporal } from 'temporal-polyfill'

/** Takes a day; gives it as the database edge wants a `date`: midnight UTC. */
export function toDate(day: Temporal.PlainDate): Date
export function toDate(day: Temporal.PlainDate | undefined): Date | null
export function toDate(day: Temporal.PlainDate | undefined): Date | null {
  return day ? new Date(`${day.toString()}T00:00:00Z`) : null
}

/** Takes a `date` of the database; gives the day, undefined for null. */
export function toDay(date: Date): Temporal.PlainDate
export function toDay(date: Date | null): Temporal.PlainDate | undefined
export function toDay(date: Date | null): Temporal.PlainDate | undefined {
  return date ? Temporal.PlainDate.from(date.toISOString().slice(0, 10)) : undefined
}

/** Takes an instant; gives it as the database edge wants a `timestamptz`. */
export function toMoment(instant: Temporal.Instant): Date {
  return new Date(instant.epochMilliseconds)
}
