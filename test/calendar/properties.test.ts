import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, it } from 'vitest'
import {
  addBusinessDays,
  businessDaysBetween,
  firstBusinessDay,
  lastBusinessDay,
  onOrAfter,
  onOrBefore,
} from '../../src/domain/calendar/business-days.ts'
import { DUE_RULES, dueDay } from '../../src/domain/calendar/due-day.ts'
import { daysOfFiscalYear, fiscalYearOf } from '../../src/domain/calendar/fiscal-year.ts'
import { readTouch, touchDay } from '../../src/domain/calendar/touch.ts'
import { writtenDay, writtenInEra } from '../../src/domain/calendar/written.ts'
import { readDate } from '../../src/domain/people/read-date.ts'
import { anyDay, calendar, seedOf } from './support.ts'

const seed = seedOf('calendar')
const { compare } = Temporal.PlainDate
const plus = (day: Temporal.PlainDate, days: number) => day.add({ days })
const always = (property: fc.IProperty<[Temporal.PlainDate]>) => fc.assert(property, { seed, numRuns: 2_000 })
const count = fc.integer({ min: -15, max: 15 })

/** Whether no business day lies between the two, neither of them counted. */
function nothingOpenBetween(from: Temporal.PlainDate, to: Temporal.PlainDate): boolean {
  for (let at = plus(from, 1); compare(at, to) < 0; at = plus(at, 1)) if (calendar.isOpen(at)) return false
  return true
}

describe('on any day of thirty years', () => {
  it('the open day before is open, not after, and the nearest', () => {
    always(
      fc.property(anyDay, (day) => {
        const found = onOrBefore(day, calendar)
        expect(calendar.isOpen(found)).toBe(true)
        expect(compare(found, day)).toBeLessThanOrEqual(0)
        expect(nothingOpenBetween(found, plus(day, 1))).toBe(true)
      }),
    )
  })

  it('the open day after is open, not before, and the nearest', () => {
    always(
      fc.property(anyDay, (day) => {
        const found = onOrAfter(day, calendar)
        expect(calendar.isOpen(found)).toBe(true)
        expect(compare(found, day)).toBeGreaterThanOrEqual(0)
        expect(nothingOpenBetween(plus(day, -1), found)).toBe(true)
      }),
    )
  })

  it('counting business days forth and back ends where it began', () => {
    fc.assert(
      fc.property(anyDay, count, (any, n) => {
        const day = onOrAfter(any, calendar)
        const there = addBusinessDays(day, n, calendar)
        expect(calendar.isOpen(there)).toBe(true)
        expect(addBusinessDays(there, -n, calendar).equals(day)).toBe(true)
        expect(businessDaysBetween(day, there, calendar)).toBe(n)
        expect(businessDaysBetween(there, day, calendar)).toBe(0 - n)
      }),
      { seed, numRuns: 2_000 },
    )
  })

  it('a month begins and ends with a business day, and none lies outside of them', () => {
    always(
      fc.property(anyDay, (day) => {
        const month = day.toPlainYearMonth()
        const [first, last] = [firstBusinessDay(month, calendar), lastBusinessDay(month, calendar)]
        for (const each of [first, last]) expect(each.toPlainYearMonth().equals(month)).toBe(true)
        const outside = calendar.isOpen(day) && (compare(day, first) < 0 || compare(day, last) > 0)
        expect(outside).toBe(false)
      }),
    )
  })

  it('a due day moves only from a closed day, only as its rule says, and once', () => {
    fc.assert(
      fc.property(anyDay, fc.constantFrom(...DUE_RULES), (planned, rule) => {
        const due = dueDay(planned, rule, calendar)
        const way = { before: -1, after: 1, stays: 0 }[rule]
        expect(compare(due, planned)).toBe(calendar.isOpen(planned) ? 0 : way)
        expect(dueDay(due, rule, calendar).equals(due)).toBe(true)
      }),
      { seed, numRuns: 2_000 },
    )
  })

  it('a touch lies on a business day, on its own side of the due day', () => {
    fc.assert(
      fc.property(anyDay, count, fc.constantFrom('', '暦日'), (due, offset, unit) => {
        const touch = readTouch(`T${offset < 0 ? '' : '+'}${offset}${unit}`)
        if (!touch) throw new Error('not read')
        const on = touchDay(due, touch, calendar)
        expect(calendar.isOpen(on)).toBe(true)
        if (offset === 0) expect(compare(on, due)).toBeLessThanOrEqual(0)
        else expect(compare(on, due)).toBe(Math.sign(offset))
        const meant = plus(due, offset)
        if (unit) expect(compare(on, meant) * (offset > 0 ? 1 : -1)).toBeGreaterThanOrEqual(0)
      }),
      { seed, numRuns: 2_000 },
    )
  })

  it('the fiscal year changes on April 1 alone', () => {
    always(
      fc.property(anyDay, (day) => {
        const year = fiscalYearOf(day)
        const { from, to } = daysOfFiscalYear(year)
        expect(compare(from, day) <= 0 && compare(day, to) <= 0).toBe(true)
        const changes = fiscalYearOf(plus(day, 1)) - year
        expect(changes).toBe(day.month === 3 && day.day === 31 ? 1 : 0)
      }),
    )
  })

  it('a written day is read back as itself, with its weekday', () => {
    const japanese = { month: 'long', day: 'numeric', weekday: 'short' } as const
    always(
      fc.property(anyDay, (day) => {
        expect(readDate(writtenInEra(day))?.equals(day)).toBe(true)
        expect(writtenDay(day).normalize('NFKC')).toBe(day.toLocaleString('ja-JP', japanese))
      }),
    )
  })
})
