import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { civicCalendar } from '../../src/domain/calendar/civic-calendar.ts'
import { nationalHolidays } from '../../src/infra/calendar/national-holidays.ts'

/** A city that closes for its own founding day every year and for one day of moving house. */
export const calendar = civicCalendar(nationalHolidays(), ['10-01', '2027-05-06'])

export const day = (text: string) => Temporal.PlainDate.from(text)

/** A local time in Japan, 'YYYY-MM-DDTHH:MM'. */
export const at = (text: string) => Temporal.Instant.from(`${text}:00+09:00`)

const FIRST = day('2020-11-01')

/** Thirty years, with two months of the table left after them. */
const DAYS = FIRST.until(day('2050-10-31'), { largestUnit: 'days' }).days

export const anyDay = fc.nat(DAYS).map((days) => FIRST.add({ days }))

/** The seed of a file's random tests, printed; FC_SEED repeats it. */
export function seedOf(name: string): number {
  const seed = Number(process.env.FC_SEED ?? Math.floor(Math.random() * 2 ** 31))
  process.stderr.write(`${name}: FC_SEED=${seed}\n`)
  return seed
}
