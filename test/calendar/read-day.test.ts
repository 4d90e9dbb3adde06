import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, it } from 'vitest'
import { readDay, readDayWhole } from '../../src/domain/calendar/read-day.ts'
import { anyDay, day, seedOf } from './support.ts'

const SEED = seedOf('days that are read')
const WEEKDAYS = [...'月火水木金土日']
const { compare } = Temporal.PlainDate

/** Every form in which people write a day with its year, and those without. */
const WITH_YEAR = [
  ({ year, month, day: date }: Temporal.PlainDate) => `${year}年${month}月${date}日`,
  ({ year, month, day: date }: Temporal.PlainDate) => `${year}/${month}/${date}`,
  (on: Temporal.PlainDate) => on.toString(),
  ({ year, month, day: date }: Temporal.PlainDate) => `令和${year - 2018}年${month}月${date}日`,
]
const WITHOUT = [
  ({ month, day: date }: Temporal.PlainDate) => `${month}月${date}日`,
  ({ month, day: date }: Temporal.PlainDate) => `${month}/${date}`,
]
const BESIDE = [
  (weekday: string) => `（${weekday}）`,
  (weekday: string) => ` (${weekday}曜)`,
  (weekday: string) => `（${weekday}曜日）`,
]

describe('a day that is read', () => {
  it('has its own weekday, or is told with the nearest day of the one that was written', () => {
    const forms = fc.constantFrom(...WITH_YEAR, ...WITHOUT)
    fc.assert(
      fc.property(
        anyDay,
        fc.nat(180),
        forms,
        fc.constantFrom(...BESIDE),
        fc.constantFrom(...WEEKDAYS),
        (today, ahead, form, beside, weekday) => {
          const on = today.add({ days: ahead })
          const text = `${form(on)}${beside(weekday)}`
          const read = readDayWhole(text, { today, way: 'from_today' })
          expect([text, read?.day.toString()]).toEqual([text, on.toString()])
          expect(read?.instead === undefined).toBe(WEEKDAYS[on.dayOfWeek - 1] === weekday)
          const instead = read?.instead ?? on
          expect([text, WEEKDAYS[instead.dayOfWeek - 1]]).toEqual([text, weekday])
          expect(compare(instead, today)).toBeGreaterThanOrEqual(0)
          // Nearer ones of that weekday are over.
          const away = Math.abs(on.until(instead).days)
          expect(away <= 3 || compare(instead.subtract({ days: 7 }), today) < 0).toBe(true)
        },
      ),
      { seed: SEED },
    )
  })

  it('says whether its year was written', () => {
    const near = { today: day('2027-01-26'), way: 'from_today' } as const
    expect(readDayWhole('2028年1月20日', near)).toMatchObject({ year: 'written' })
    expect(readDayWhole('令和10年1月20日', near)).toMatchObject({ year: 'written' })
    expect(readDayWhole('1月20日', near)).toMatchObject({ day: day('2028-01-20'), year: 'taken' })
  })

  it('may be today only where that is meant', () => {
    const today = day('2027-01-26')
    expect(readDay('1月26日', { today, way: 'from_today' })).toEqual(today)
    expect(readDay('1月26日', { today, way: 'future' })).toEqual(day('2028-01-26'))
    expect(readDay('1月26日', { today, way: 'past' })).toEqual(today)
  })
})
