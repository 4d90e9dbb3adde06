import { Temporal } from 'temporal-polyfill'

/** The zone of every day and time that a person reads. */
export const ZONE = 'Asia/Tokyo'

/** First days of the eras that a document's day may fall in (元号を改める政令). */
export const ERAS = [
  { name: '令和', letter: 'R', from: Temporal.PlainDate.from('2019-05-01') },
  { name: '平成', letter: 'H', from: Temporal.PlainDate.from('1989-01-08') },
] as const

const WEEKDAYS = '月火水木金土日'

/** Takes a day from 1989 on; gives 「平成30年4月1日」. An earlier one is given by the western year. */
export function writtenInEra(day: Temporal.PlainDate): string {
  const era = ERAS.find(({ from }) => Temporal.PlainDate.compare(day, from) >= 0)
  const year = era ? day.year - era.from.year + 1 : day.year
  return `${era?.name ?? ''}${year === 1 ? '元' : year}年${day.month}月${day.day}日`
}

/** Takes a day; gives 「12月4日（金）」, as days of a near time are written (domain notes §9). */
export function writtenDay(day: Temporal.PlainDate): string {
  return `${day.month}月${day.day}日（${WEEKDAYS[day.dayOfWeek - 1]}）`
}

/** Takes a day; gives 「2028年1月20日（木）」, where its year may be another than people think of. */
export function writtenWithYear(day: Temporal.PlainDate): string {
  return `${day.year}年${writtenDay(day)}`
}

/** Takes a day and today; gives 「12月4日（金）」, with its year where that is not the one of today. */
export function writtenFrom(day: Temporal.PlainDate, today: Temporal.PlainDate): string {
  return day.year === today.year ? writtenDay(day) : writtenWithYear(day)
}

/** Takes two days in order; gives 「12月29日（火）から1月3日（日）まで」, or the day alone where it is one. */
export function writtenDays(from: Temporal.PlainDate, to: Temporal.PlainDate): string {
  return from.equals(to) ? writtenDay(from) : `${writtenDay(from)}から${writtenDay(to)}まで`
}

/** Takes a moment; gives 「2月3日（水）10:00」. */
export function writtenTime(at: Temporal.Instant): string {
  const local = at.toZonedDateTimeISO(ZONE)
  return `${writtenDay(local.toPlainDate())}${local.hour}:${String(local.minute).padStart(2, '0')}`
}

/** Takes minutes that something takes; gives 「20分」, from two hours on 「2時間半」「13時間」, as people count them. */
export function writtenMinutes(minutes: number): string {
  if (minutes < 120) return `${minutes}分`
  const halves = Math.round(minutes / 30)
  return `${Math.floor(halves / 2)}時間${halves % 2 === 1 ? '半' : ''}`
}

/** Takes an instant; gives its day in Japan. */
export function dayOf(instant: Temporal.Instant): Temporal.PlainDate {
  return instant.toZonedDateTimeISO(ZONE).toPlainDate()
}
