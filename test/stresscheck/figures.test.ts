import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, it } from 'vitest'
import { businessDaysBetween } from '../../src/domain/calendar/business-days.ts'
import { civicCalendar } from '../../src/domain/calendar/civic-calendar.ts'
import { dueOf } from '../../src/domain/stress-check/due.ts'
import { mayShow, sendingShown, together, unitsShown } from '../../src/domain/stress-check/figures.ts'
import { planLetters } from '../../src/domain/stress-check/letters.ts'
import { nationalHolidays } from '../../src/infra/calendar/national-holidays.ts'

const seed = Number(process.env.FC_SEED ?? Date.now() % 1_000_000)
const { compare } = Temporal.PlainDate
const unit = fc.nat(60).chain((whole) => fc.nat(whole).map((part) => ({ part, whole })))

describe(`figures of the stress check (seed ${seed})`, () => {
  it.each([
    [{ part: 9, whole: 100 }, false],
    [{ part: 10, whole: 100 }, true],
    [{ part: 0, whole: 100 }, false],
    [{ part: 100, whole: 100 }, false],
    [{ part: 91, whole: 100 }, false],
    [{ part: 90, whole: 100 }, true],
    [{ part: 4, whole: 9 }, false],
  ])('%j may be shown: %s', (count, may) => {
    expect(mayShow(count)).toBe(may)
  })

  it('of units never let what is left out be found by subtraction from that of the city', () => {
    const units = fc.array(unit, { maxLength: 12 })
    fc.assert(
      fc.property(units, (all) => {
        const shown = unitsShown(all)
        for (const each of shown) expect(mayShow(each)).toBe(true)
        const rest = all.filter((each) => !shown.includes(each))
        if (shown.length > 0 && rest.length > 0) {
          expect(rest.length).toBeGreaterThan(1)
          expect(mayShow(together(rest))).toBe(true)
        }
      }),
      { seed, numRuns: 2_000 },
    )
  })

  it('leaves a unit of nine out, and the next smallest with it', () => {
    const [big, middle, small] = [
      { part: 30, whole: 80 },
      { part: 15, whole: 30 },
      { part: 4, whole: 9 },
    ]
    expect(unitsShown([big, middle, small])).toEqual([big])
    expect(unitsShown([big, small])).toEqual([])
    expect(unitsShown([big, middle])).toEqual([big, middle])
  })

  it('of a letter stand in tens, add up, and are nothing where few were sent to or left out', () => {
    fc.assert(
      fc.property(unit, ({ part, whole }) => {
        const shown = sendingShown({ part, whole })
        expect(shown !== undefined).toBe(mayShow({ part, whole }))
        if (!shown) return
        expect([shown.sent + shown.notSent, shown.notSent % 10]).toEqual([whole, 0])
      }),
      { seed, numRuns: 2_000 },
    )
  })
})

describe(`the letters of a period (seed ${seed})`, () => {
  const calendar = civicCalendar(nationalHolidays())
  const period = fc
    .record({
      offset: fc.nat(365 * 15),
      days: fc.integer({ min: 7, max: 120 }),
      keptDays: fc.integer({ min: 1, max: 30 }),
    })
    .map(({ offset, days, keptDays }) => {
      const from = Temporal.PlainDate.from('2027-01-04').add({ days: offset })
      return { from, to: from.add({ days }), keptDays }
    })

  it('are at most three encouragements within it, all on business days, and one notice after it', () => {
    fc.assert(
      fc.property(period, ({ from, to, keptDays }) => {
        const letters = planLetters({ from, to }, { calendar, keptDays })
        const days = letters.map(({ day }) => day)
        for (const day of days) expect(calendar.isOpen(day)).toBe(true)
        expect([...days].sort(compare)).toEqual(days)
        expect(new Set(days.map(String)).size).toBe(days.length)
        expect(letters.length).toBeLessThanOrEqual(4)
        const notice = letters.at(-1)
        expect(notice?.kind).toBe('request')
        expect(notice && compare(notice.day, to)).toBe(1)
        for (const { day } of letters.slice(0, -1)) {
          expect(compare(day, from)).toBeGreaterThanOrEqual(0)
          expect(compare(day, to)).toBeLessThanOrEqual(0)
        }
        const last = letters.find(({ kind }) => kind === 'last')
        if (last) expect(businessDaysBetween(last.day, to, calendar)).toBe(calendar.isOpen(to) ? 3 : 2)
      }),
      { seed, numRuns: 1_000 },
    )
  })

  it('never leave on a closed day, in quiet hours or in a disaster, whatever the minute', () => {
    const quiet = { before: '08:45', after: '17:00', breaks: [{ from: '12:00', to: '13:00' }] }
    const moment = fc.record({ days: fc.integer({ min: -3, max: 40 }), minute: fc.nat(24 * 60 - 1) })
    fc.assert(
      fc.property(moment, fc.constantFrom('start', 'request'), fc.constantFrom('on', 'off'), (when, kind, disaster) => {
        const day = Temporal.PlainDate.from('2027-04-27')
        const at = day.add({ days: when.days }).toZonedDateTime('Asia/Tokyo').add({ minutes: when.minute })
        const due = dueOf({ kind, day, slot: '09:10' }, at.toInstant(), { calendar, quiet, disaster })
        if (kind === 'request') expect(due).not.toBe('drop')
        else if (when.days > 0) expect(due).toBe('drop')
        if (due !== 'send') return
        const clock = at.toPlainTime().toString().slice(0, 5)
        expect([disaster, calendar.isOpen(at.toPlainDate())]).toEqual(['off', true])
        expect(clock >= '08:45' && clock < '17:00' && !(clock >= '12:00' && clock < '13:00')).toBe(true)
        expect(when.days > 0 || clock >= '09:10').toBe(true)
      }),
      { seed, numRuns: 2_000 },
    )
  })
})
