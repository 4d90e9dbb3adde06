import { Temporal } from 'temporal-polyfill'
import { ERAS } from './written.ts'

/** Month in which a fiscal year begins (地方自治法208条: 4月1日から翌年3月31日まで). */
const FIRST_MONTH = 4

/** Takes a day; gives its 年度 as the western year in which that begins (2028-03-31 → 2027). */
export function fiscalYearOf(day: Temporal.PlainDate): number {
  return day.month >= FIRST_MONTH ? day.year : day.year - 1
}

/** Takes a 年度 as its western year; gives its days, 4/1 to 3/31, both included. */
export function daysOfFiscalYear(year: number): { readonly from: Temporal.PlainDate; readonly to: Temporal.PlainDate } {
  const from = Temporal.PlainDate.from({ year, month: FIRST_MONTH, day: 1 })
  return { from, to: from.add({ years: 1 }).subtract({ days: 1 }) }
}

/**
 * Takes a 年度 as its western year; gives 「令和9年度」 for 2027; before 平成 it is the western one.
 * A year in which the era changed bears the new one throughout: 令和元年度 began on 2019-04-01, 平成元年度 on 1989-04-01.
 */
export function writtenFiscalYear(year: number): string {
  const era = ERAS.find(({ from }) => year >= from.year)
  const count = era ? year - era.from.year + 1 : year
  return `${era?.name ?? ''}${count === 1 ? '元' : count}年度`
}
