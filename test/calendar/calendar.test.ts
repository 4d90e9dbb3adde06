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
import { civicCalendar } from '../../src/domain/calendar/civic-calendar.ts'
import { dueDay } from '../../src/domain/calendar/due-day.ts'
import { whyClosed } from '../../src/domain/calendar/explain.ts'
import { daysOfFiscalYear, fiscalYearOf, writtenFiscalYear } from '../../src/domain/calendar/fiscal-year.ts'
import { readTouch, touchDay } from '../../src/domain/calendar/touch.ts'
import { writtenDay, writtenDays, writtenMinutes } from '../../src/domain/calendar/written.ts'
import { nationalHolidays } from '../../src/infra/calendar/national-holidays.ts'
import { calendar, day } from './support.ts'

describe('the days of a city hall', () => {
  it.each([
    ['2026-12-28', undefined],
    ['2026-12-29', '12月29日（火）は年末年始の閉庁日です。'],
    ['2027-01-01', '1月1日（金）は元日で、閉庁日です。'],
    ['2027-01-02', '1月2日（土）は年末年始の閉庁日です。'],
    ['2027-01-04', undefined],
    ['2026-09-22', '9月22日（火）は国民の休日で、閉庁日です。'],
    ['2026-05-06', '5月6日（水）は振替休日で、閉庁日です。'],
    ['2026-12-05', '12月5日（土）は閉庁日です。'],
    ['2026-12-06', '12月6日（日）は閉庁日です。'],
    ['2026-10-01', '10月1日（木）は市が定めた閉庁日です。'],
    ['2027-05-06', '5月6日（木）は市が定めた閉庁日です。'],
    ['2028-05-08', undefined],
  ])('are open or say why they are not: %s', (date, why) => {
    expect(whyClosed(day(date), calendar)).toBe(why)
    expect(calendar.isOpen(day(date))).toBe(why === undefined)
  })

  it('move a due day at the year end to 12/28 or 1/4, or leave it', () => {
    const planned = day('2026-12-31')
    expect(dueDay(planned, 'before', calendar).toString()).toBe('2026-12-28')
    expect(dueDay(planned, 'after', calendar).toString()).toBe('2027-01-04')
    expect(dueDay(planned, 'stays', calendar).toString()).toBe('2026-12-31')
    expect(dueDay(day('2026-12-28'), 'after', calendar).toString()).toBe('2026-12-28')
  })

  it('find the open day on either side of a long weekend', () => {
    expect(onOrBefore(day('2026-09-22'), calendar).toString()).toBe('2026-09-18')
    expect(onOrAfter(day('2026-09-19'), calendar).toString()).toBe('2026-09-24')
  })

  it('give the first and the last business day of a month', () => {
    const month = (text: string) => Temporal.PlainYearMonth.from(text)
    expect(firstBusinessDay(month('2027-01'), calendar).toString()).toBe('2027-01-04')
    expect(lastBusinessDay(month('2026-12'), calendar).toString()).toBe('2026-12-28')
    expect(firstBusinessDay(month('2027-05'), calendar).toString()).toBe('2027-05-07')
    expect(lastBusinessDay(month('2028-02'), calendar).toString()).toBe('2028-02-29')
  })

  it('count business days without the first, over the year end and back', () => {
    expect(addBusinessDays(day('2026-12-25'), 2, calendar).toString()).toBe('2027-01-04')
    expect(addBusinessDays(day('2027-01-04'), -2, calendar).toString()).toBe('2026-12-25')
    expect(addBusinessDays(day('2026-12-30'), 0, calendar).toString()).toBe('2026-12-30')
    expect(businessDaysBetween(day('2026-12-25'), day('2027-01-05'), calendar)).toBe(3)
    expect(businessDaysBetween(day('2027-01-05'), day('2026-12-25'), calendar)).toBe(-3)
  })

  it('never walk for ever, however a city has closed its days', () => {
    const all = Array.from({ length: 366 }, (_, days) => day('2028-01-01').add({ days }).toString().slice(5))
    expect(() => onOrAfter(day('2026-12-01'), civicCalendar(nationalHolidays(), all))).toThrow(RangeError)
  })
})

describe('a touch', () => {
  it.each([
    ['T-3', '2026-12-28', '2026-12-23'],
    ['T-3', '2027-01-05', '2026-12-25'],
    ['T-0', '2026-12-28', '2026-12-28'],
    ['T-0', '2026-12-31', '2026-12-28'],
    ['T+2', '2026-12-28', '2027-01-05'],
    ['T-10', '2026-09-30', '2026-09-11'],
    ['T-10暦日', '2027-01-12', '2026-12-28'],
    ['T+5暦日', '2026-12-25', '2027-01-04'],
    ['Ｔ－３', '2026-12-28', '2026-12-23'],
  ])('%s of %s lies on %s', (written, due, on) => {
    const touch = readTouch(written)
    expect(touch && touchDay(day(due), touch, calendar).toString()).toBe(on)
  })

  it.each(['T3', 'T-', '-3', 'T-3日', 'T-1000', ''])('is not read from 「%s」', (text) => {
    expect(readTouch(text)).toBeUndefined()
  })
})

describe('a fiscal year', () => {
  it.each([
    ['2027-03-31', 2026, '令和8年度'],
    ['2027-04-01', 2027, '令和9年度'],
    ['2028-03-31', 2027, '令和9年度'],
    ['2019-04-01', 2019, '令和元年度'],
    ['2019-03-31', 2018, '平成30年度'],
    ['1989-04-01', 1989, '平成元年度'],
    ['1989-03-31', 1988, '1988年度'],
  ])('%s belongs to %i, %s', (date, year, written) => {
    expect(fiscalYearOf(day(date))).toBe(year)
    expect(writtenFiscalYear(year)).toBe(written)
  })

  it('runs from April to March', () => {
    const { from, to } = daysOfFiscalYear(2027)
    expect([from, to].map(String)).toEqual(['2027-04-01', '2028-03-31'])
  })
})

describe('a written day', () => {
  it('has its weekday', () => {
    expect(writtenDay(day('2026-12-04'))).toBe('12月4日（金）')
    expect(writtenDays(day('2026-12-29'), day('2027-01-03'))).toBe('12月29日（火）から1月3日（日）まで')
    expect(writtenDays(day('2026-12-04'), day('2026-12-04'))).toBe('12月4日（金）')
  })
})

describe('what something takes', () => {
  it('is counted in hours from two on', () => {
    const written = [1, 90, 119, 120, 134, 135, 150, 780].map((minutes) => writtenMinutes(minutes))
    expect(written).toEqual(['1分', '90分', '119分', '2時間', '2時間', '2時間半', '2時間半', '13時間'])
  })
})
