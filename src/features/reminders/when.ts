import { Temporal } from 'temporal-polyfill'
import { dayOf, ZONE } from '../../domain/calendar/written.ts'
import type { Hours } from '../../domain/nudge/hours.ts'
import { normalise } from '../../domain/text/normalise.ts'

/** A time typed by a person, and what stood before it. */
export interface TypedTime {
  readonly before: string
  readonly at: Temporal.Instant
}

const DAY =
  /(?:(今日|本日|明日|あした|あす|明後日|あさって)|(?:(\d{1,2})月(\d{1,2})日|(\d{1,2})\/(\d{1,2}))(?:\([月火水木金土日]\))?)/
const CLOCK = /(午前|午後)?(\d{1,2})(?::(\d{2})|時(?:(\d{1,2})分|(半))?)/
const WHEN = new RegExp(
  `^(.*?)[はを、,\\s]*${DAY.source}(?:の|[\\s、,])*${CLOCK.source}(?:に|から|ごろ|頃)?(?:やる|やります|する|します|書く|お願いします)?$`,
  'u',
)

const AHEAD: Readonly<Record<string, number>> = {
  今日: 0,
  本日: 0,
  明日: 1,
  あした: 1,
  あす: 1,
  明後日: 2,
  あさって: 2,
}

/**
 * Takes 「自己評価は2月3日10時」「明日 15:30」; gives the next such moment after `now` and the words before it; undefined where
 * the text is none.
 */
export function readTime(text: string, now: Temporal.Instant): TypedTime | undefined {
  const found = WHEN.exec(
    normalise(text)
      .trim()
      .replace(/[。.]$/, ''),
  )
  if (!found) return undefined
  const [, before = '', word, month, date, month2, date2, half, hour = '', minute, minute2, halfPast] = found
  const today = dayOf(now)
  const day =
    word === undefined
      ? nextDay(Number(month ?? month2), Number(date ?? date2), today)
      : today.add({ days: AHEAD[word] ?? 0 })
  const clock = clockOf(
    Number(hour) + (half === '午後' && Number(hour) < 12 ? 12 : 0),
    Number(minute ?? minute2 ?? (halfPast ? 30 : 0)),
  )
  return (
    day && clock && { before: before.trim(), at: day.toZonedDateTime({ timeZone: ZONE, plainTime: clock }).toInstant() }
  )
}

/** Takes 「2月3日」 or 「2/3」, also with its weekday; gives the nearest such day, past or to come. */
export function nearestDay(text: string, today: Temporal.PlainDate): Temporal.PlainDate | undefined {
  const [month, day] = (text.match(/\d{1,2}/g) ?? []).map(Number)
  const next = nextDay(month ?? 0, day ?? 0, today)
  const last = next?.subtract({ years: 1 })
  return next && last && last.until(today).days < today.until(next).days ? last : next
}

function nextDay(month: number, day: number, today: Temporal.PlainDate): Temporal.PlainDate | undefined {
  for (const year of [today.year, today.year + 1]) {
    try {
      const found = Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' })
      if (Temporal.PlainDate.compare(found, today) >= 0) return found
    } catch {
      // 2月29日 of a year without it: the next may have it.
    }
  }
  return undefined
}

function clockOf(hour: number, minute: number): Temporal.PlainTime | undefined {
  return hour < 24 && minute < 60 ? Temporal.PlainTime.from({ hour, minute }) : undefined
}

/** Times of a day at which people begin something, 'HH:MM'. */
const BEGIN = ['10:00', '15:00'] as const

/** Up to six times to do something: on the next three days on duty, none after `due`, only while on duty. */
export function timesToDo(now: Temporal.Instant, due: Temporal.PlainDate, hours: Hours): Temporal.Instant[] {
  const days = daysAhead(dayOf(now), due, hours).slice(0, 3)
  return days.flatMap((day) => BEGIN.map((clock) => momentOf(day, clock))).filter((at) => isOffered(at, now, hours))
}

/** When to be told again: this afternoon, the next day on duty, three days before the due day; each only while on duty. */
export function timesToHear(
  now: Temporal.Instant,
  { due, near }: { due: Temporal.PlainDate; near: Temporal.PlainDate },
  hours: Hours,
): Temporal.Instant[] {
  const today = dayOf(now)
  const next = daysAhead(today.add({ days: 1 }), due, hours)[0]
  const offered = [
    momentOf(today, '15:30'),
    next && hours.slotOn(next),
    hours.slotOn(near),
    hours.slotOn(due, 'last_day'),
  ]
  const fitting = offered.filter((at) => at !== undefined).filter((at) => isOffered(at, now, hours))
  return [...new Map(fitting.map((at) => [at.epochMilliseconds, at])).values()].slice(0, 3)
}

/** Whether somebody is offered this moment: it lies ahead, they are on duty then, and do not want quiet. */
function isOffered(at: Temporal.Instant, now: Temporal.Instant, hours: Hours): boolean {
  return isTaken(at, now, hours) && hours.isFree(at)
}

/** Whether somebody can name this moment themselves: then it may lie in the quiet hours that they set. */
export function isTaken(at: Temporal.Instant, now: Temporal.Instant, hours: Hours): boolean {
  return Temporal.Instant.compare(at, now) > 0 && hours.plain.isFree(at)
}

function daysAhead(from: Temporal.PlainDate, until: Temporal.PlainDate, hours: Hours): Temporal.PlainDate[] {
  const days: Temporal.PlainDate[] = []
  for (let day = from; Temporal.PlainDate.compare(day, until) <= 0 && days.length < 3; day = day.add({ days: 1 }))
    if (hours.slotOn(day)) days.push(day)
  return days
}

function momentOf(day: Temporal.PlainDate, clock: string): Temporal.Instant {
  return day.toZonedDateTime({ timeZone: ZONE, plainTime: clock }).toInstant()
}
