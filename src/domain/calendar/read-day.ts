import { Temporal } from 'temporal-polyfill'

/** A date in running text, with or without its year; the weekday behind it is read over. */
const DATE =
  '(?:(?:(\\d{4})[年/.-]|令和(元|\\d{1,2})年)?(\\d{1,2})[月/-](\\d{1,2})日?(?:\\s*[（(][月火水木金土日](?:曜日?)?[）)])?)'

const AT_START = new RegExp(`^${DATE}`)
const WHOLE = new RegExp(`^${DATE}$`)

/** Which year is meant where none is written: the last such day up to `today`, or the first one after it. */
export interface Near {
  readonly today: Temporal.PlainDate
  readonly way: 'past' | 'future'
}

/** Takes text in half width; gives the date that it begins with and what follows, or undefined where it begins with none. */
export function dateAtStart(text: string, near: Near): { day: Temporal.PlainDate; rest: string } | undefined {
  const found = AT_START.exec(text)
  const day = found && dayFrom(found, near)
  return found && day ? { day, rest: text.slice(found[0].length).trim() } : undefined
}

/** Takes text in half width that is a date and nothing else; gives it, or undefined. */
export function readDay(text: string, near: Near): Temporal.PlainDate | undefined {
  const found = WHOLE.exec(text.trim())
  return found ? dayFrom(found, near) : undefined
}

function dayFrom([, western, era, month, date]: readonly string[], near: Near): Temporal.PlainDate | undefined {
  const [m, d] = [Number(month), Number(date)]
  if (western !== undefined) return real(Number(western), m, d)
  if (era !== undefined) return real(2018 + (era === '元' ? 1 : Number(era)), m, d)
  const { year } = near.today
  const years = near.way === 'future' ? [year, year + 1, year + 2, year + 3, year + 4] : [year, year - 1, year - 4]
  const fits = (day: Temporal.PlainDate) => {
    const order = Temporal.PlainDate.compare(day, near.today)
    return near.way === 'future' ? order > 0 : order <= 0
  }
  return years.map((each) => real(each, m, d)).find((day) => day !== undefined && fits(day))
}

/** 2月30日 and the like are no days. */
function real(year: number, month: number, day: number): Temporal.PlainDate | undefined {
  if (month < 1 || month > 12 || day < 1) return undefined
  const { daysInMonth } = Temporal.PlainYearMonth.from({ year, month })
  return day <= daysInMonth ? Temporal.PlainDate.from({ year, month, day }) : undefined
}
