import { Temporal } from 'temporal-polyfill'
import type { Json } from '../../bot/flow/flow.ts'
import { readDayWhole } from '../../domain/calendar/read-day.ts'
import { writtenFrom, writtenWithYear } from '../../domain/calendar/written.ts'
import { normalise } from '../../domain/text/normalise.ts'

/** A day without its year that lies further ahead than so many months was hardly meant: 「1月20日」 on 26 January. */
const FAR = 6

/** What was written leaves a doubt: the days that may be meant, the nearest to the words first. */
export interface Doubt {
  readonly because: 'year' | 'weekday'
  readonly days: readonly [Temporal.PlainDate, ...Temporal.PlainDate[]]
}

/** Takes a written day; gives it as the flow keeps it, 'YYYY-MM-DD' or a doubt, or undefined where it is no day. */
export function readDue(text: string, today: Temporal.PlainDate): Exclude<Json, null> | undefined {
  const read = readDayWhole(normalise(text), { today, way: 'from_today' })
  if (!read) return undefined
  const { day, year, instead } = read
  if (instead) return { because: 'weekday', days: [day.toString(), instead.toString()] }
  return year === 'taken' && isFar(day, today) ? { because: 'year', days: [day.toString()] } : day.toString()
}

/** Takes a kept answer; gives the doubt that it is, or undefined where it is a plain day. */
export function doubtIn(answer: Json | undefined): Doubt | undefined {
  if (typeof answer !== 'object' || answer === null || !('days' in answer) || !Array.isArray(answer.days))
    return undefined
  const [first, ...others] = answer.days.map((day) => Temporal.PlainDate.from(String(day)))
  return first && { because: answer.because === 'year' ? 'year' : 'weekday', days: [first, ...others] }
}

/** A day as it is asked back: with its year where that is another one, or far ahead. */
export function writtenFar(day: Temporal.PlainDate, today: Temporal.PlainDate): string {
  return isFar(day, today) ? writtenWithYear(day) : writtenFrom(day, today)
}

function isFar(day: Temporal.PlainDate, today: Temporal.PlainDate): boolean {
  return Temporal.PlainDate.compare(day, today.add({ months: FAR })) > 0
}
