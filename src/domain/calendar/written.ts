import type { Temporal } from 'temporal-polyfill'

/** The zone of every day and time that a person reads. */
export const ZONE = 'Asia/Tokyo'

const WEEKDAYS = ['月', '火', '水', '木', '金', '土', '日'] as const

/** Takes a day; gives 「12月4日（金）」. */
export function writtenDay(day: Temporal.PlainDate): string {
  return `${day.month}月${day.day}日（${WEEKDAYS[day.dayOfWeek - 1]}）`
}

/** Takes a day; gives 「令和8年4月1日」. Only the current era is needed: versions are imported from 2019 on. */
export function writtenInEra(day: Temporal.PlainDate): string {
  const year = day.year - 2018
  return `令和${year === 1 ? '元' : year}年${day.month}月${day.day}日`
}

/** Takes an instant; gives its day in Japan. */
export function dayOf(instant: Temporal.Instant): Temporal.PlainDate {
  return instant.toZonedDateTimeISO(ZONE).toPlainDate()
}

/** Takes an instant; gives 「13:05」 in Japan. */
export function writtenTime(instant: Temporal.Instant): string {
  const { hour, minute } = instant.toZonedDateTimeISO(ZONE)
  return `${hour}:${String(minute).padStart(2, '0')}`
}
