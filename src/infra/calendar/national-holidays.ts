import holidayJp from '@holiday-jp/holiday_jp'
import { Temporal } from 'temporal-polyfill'
import type { NationalHolidays } from '../../domain/calendar/civic-calendar.ts'

/**
 * The last day whose holidays were compared with the government's own list: 内閣府 announced those of 2027 on 2026-02-02,
 * after the 暦要項 in the 官報 of that day had fixed the equinoxes. To be moved on each February.
 */
const ANNOUNCED_TO = Temporal.PlainDate.from('2027-12-31')

/** The table names 振替休日 after the holiday it stands for (「こどもの日 振替休日」), and 国民の休日 only 「休日」. */
const SUBSTITUTE = '振替休日'
const BETWEEN = '休日'

let read: NationalHolidays | undefined

/**
 * National holidays by name from 1970 on: 国民の祝日 (国民の祝日に関する法律2条), 振替休日 (3条2項) and 国民の休日 (3条3項).
 * The table ends with the last whole year it has, 2050.
 */
export function nationalHolidays(): NationalHolidays {
  if (read) return read
  const names = new Map(Object.entries(holidayJp.holidays).map(([date, { name }]) => [date, nameOf(name)]))
  const dates = [...names.keys()].sort().map((date) => Temporal.PlainDate.from(date))
  const [first, last] = [dates[0], dates.at(-1)]
  if (!first || !last) throw new RangeError('The table of holidays is empty')
  read = {
    names,
    from: first.with({ month: 1, day: 1 }),
    to: last.with({ month: 12, day: 31 }),
    announcedTo: ANNOUNCED_TO,
  }
  return read
}

function nameOf(name: string): string {
  if (name.endsWith(SUBSTITUTE)) return SUBSTITUTE
  return name === BETWEEN ? '国民の休日' : name
}
