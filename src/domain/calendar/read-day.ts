import { Temporal } from 'temporal-polyfill'
import { otherDay } from './weekday.ts'

/** A date in running text, with or without its year and its weekday. */
const DATE =
  '(?:(?:(\\d{4})[年/.-]|令和(元|\\d{1,2})年)?(\\d{1,2})[月/-](\\d{1,2})日?(?:\\s*[（(]([月火水木金土日])(?:曜日?)?[）)])?)'

const AT_START = new RegExp(`^${DATE}`)
const WHOLE = new RegExp(`^${DATE}$`)

/** Which year is meant where none is written: the last such day up to `today`, the first one after it, or from it on. */
export interface Near {
  readonly today: Temporal.PlainDate
  readonly way: 'past' | 'future' | 'from_today'
}

/** A date as it was read. */
export interface ReadDay {
  readonly day: Temporal.PlainDate
  /** Whether its year was written, or taken as the nearest. */
  readonly year: 'written' | 'taken'
  /** The day that the weekday beside it means, where that is another one. */
  readonly instead: Temporal.PlainDate | undefined
}

/** Takes text in half width; gives the date that it begins with and what follows, or undefined where it begins with none. */
export function dateAtStart(text: string, near: Near): { day: Temporal.PlainDate; rest: string } | undefined {
  const found = AT_START.exec(text)
  const day = found && dayFrom(found, near)
  return found && day ? { day, rest: text.slice(found[0].length).trim() } : undefined
}

/** Takes text in half width that is a date and nothing else; gives it, or undefined. Its weekday is read over. */
export function readDay(text: string, near: Near): Temporal.PlainDate | undefined {
  return readDayWhole(text, near)?.day
}

/** The same, with what is to be asked back: a year that was not written, a weekday of another day. */
export function readDayWhole(text: string, near: Near): ReadDay | undefined {
  const found = WHOLE.exec(text.trim())
  const day = found && dayFrom(found, near)
  if (!found || !day) return undefined
  const [, western, era, , , weekday] = found
  const year = western === undefined && era === undefined ? 'taken' : 'written'
  const from = near.way === 'past' ? undefined : near.today
  return { day, year, instead: weekday === undefined ? undefined : otherDay(day, weekday, from) }
}

function dayFrom([, western, era, month, date]: readonly string[], near: Near): Temporal.PlainDate | undefined {
  const [m, d] = [Number(month), Number(date)]
  if (western !== undefined) return real(Number(western), m, d)
  if (era !== undefined) return real(2018 + (era === '元' ? 1 : Number(era)), m, d)
  const { year } = near.today
  const years = near.way === 'past' ? [year, year - 1, year - 4] : [year, year + 1, year + 2, year + 3, year + 4]
  const fits = (day: Temporal.PlainDate) => {
    const order = Temporal.PlainDate.compare(day, near.today)
    if (near.way === 'past') return order <= 0
    return near.way === 'future' ? order > 0 : order >= 0
  }
  return years.map((each) => real(each, m, d)).find((day) => day !== undefined && fits(day))
}

/** 2月30日 and the like are no days. */
function real(year: number, month: number, day: number): Temporal.PlainDate | undefined {
  if (month < 1 || month > 12 || day < 1) return undefined
  const { daysInMonth } = Temporal.PlainYearMonth.from({ year, month })
  return day <= daysInMonth ? Temporal.PlainDate.from({ year, month, day }) : undefined
}
