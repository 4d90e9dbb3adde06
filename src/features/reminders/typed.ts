import { Temporal } from 'temporal-polyfill'
import { otherDay } from '../../domain/calendar/weekday.ts'
import { dayOf, ERAS, ZONE } from '../../domain/calendar/written.ts'
import type { Hours } from '../../domain/nudge/hours.ts'
import { withDigits } from './digits.ts'

/** A day typed by a person, with the time where they named one, and what stood before it. */
export interface TypedTime {
  readonly before: string
  readonly day: Temporal.PlainDate
  readonly time: Temporal.PlainTime | Part | undefined
  /** The day that the weekday in brackets means, where that is another one. */
  readonly instead: Temporal.PlainDate | undefined
}

/** 「午後」 without a clock time: where it begins and ends, and when people begin something in it. 'HH:MM'. */
interface Part {
  readonly from: string
  readonly to: string
  readonly begin: string
}

const PARTS: Readonly<Record<string, Part>> = {
  朝: { from: '00:00', to: '12:00', begin: '09:10' },
  午前: { from: '00:00', to: '12:00', begin: '10:00' },
  午前中: { from: '00:00', to: '12:00', begin: '10:00' },
  午後: { from: '12:00', to: '23:59', begin: '15:00' },
  夕方: { from: '15:00', to: '23:59', begin: '16:00' },
}

const YEAR = '(?:(?<year>\\d{4})年|(?:令和|r)(?<era>\\d{1,2}|元)年)'
const DAY = [
  '(?<word>今日|本日|明日|あした|あす|明後日|あさって)',
  `(?:${YEAR}の?)?(?<month>\\d{1,2})月(?<date>\\d{1,2})日`,
  '(?:(?<year2>\\d{4})/)?(?<month2>\\d{1,2})/(?<date2>\\d{1,2})',
  '(?<year3>\\d{4})-(?<month3>\\d{1,2})-(?<date3>\\d{1,2})',
  '(?<week>今週|来週|再来週)の?(?<weekday>[月火水木金土日])(?:曜日?)?',
  '(?<weekday2>[月火水木金土日])曜日?',
].join('|')
const CLOCK =
  '(?<half>午前|午後|朝|夕方)?の?(?<hour>\\d{1,2})(?::(?<minute>\\d{2})|(?<oclock>時)(?:(?<minute2>\\d{1,2})分|(?<halfPast>半))?)'
const WHEN = new RegExp(
  `^(?<before>.*?)[はを、,\\s]*(?:${DAY})(?:\\((?<beside>[月火水木金土日])(?:曜日?)?\\))?(?:の|[\\s、,])*(?:${CLOCK}|(?<part>午前中|午前|午後|朝|夕方))?` +
    '(?:に|から|ごろ|頃|で)*(?:やる|やります|する|します|書く|書きます|知らせて|お願いします|お願い)?(?:ください|下さい)?$',
  'u',
)

type Found = Readonly<Partial<Record<string, string>>>

/**
 * Takes 「自己評価は2月3日10時」「来週の火曜 15:30」「令和9年2月3日の午後」; gives the day and the time that are meant, and the words
 * before them. A day without its year is the next one; undefined where the text names no day.
 */
export function readTime(text: string, now: Temporal.Instant): TypedTime | undefined {
  const found: Found | undefined = WHEN.exec(
    withDigits(text)
      .trim()
      .replace(/[。.]$/, ''),
  )?.groups
  if (!found) return undefined
  const isTimed = found.hour !== undefined
  const time = isTimed ? clockOf(found) : PARTS[found.part ?? '']
  const day = dayIn(found, now, time)
  if (!day || (isTimed && !time)) return undefined
  const instead = found.beside === undefined ? undefined : otherDay(day, found.beside, dayOf(now))
  return { before: (found.before ?? '').trim(), day, time, instead }
}

const AHEAD: Readonly<Record<string, number>> = {
  今日: 0,
  本日: 0,
  明日: 1,
  あした: 1,
  あす: 1,
  明後日: 2,
  あさって: 2,
}
const WEEKS: Readonly<Record<string, number>> = { 今週: 0, 来週: 1, 再来週: 2 }
const WEEKDAYS = '月火水木金土日'

function dayIn(found: Found, now: Temporal.Instant, time: TypedTime['time']): Temporal.PlainDate | undefined {
  const today = dayOf(now)
  const { word, week, weekday = found.weekday2, era } = found
  if (word !== undefined) return today.add({ days: AHEAD[word] ?? 0 })
  if (weekday !== undefined) {
    const away = WEEKDAYS.indexOf(weekday) + 1 - today.dayOfWeek
    if (week !== undefined) return today.add({ days: away + 7 * (WEEKS[week] ?? 0) })
    const isOver = away < 0 || (away === 0 && isPast(today, time, now))
    return today.add({ days: isOver ? away + 7 : away })
  }
  const month = Number(found.month ?? found.month2 ?? found.month3)
  const date = Number(found.date ?? found.date2 ?? found.date3)
  const year = found.year ?? found.year2 ?? found.year3
  if (era !== undefined) return dayOn(ERAS[0].from.year - 1 + (era === '元' ? 1 : Number(era)), month, date)
  return year === undefined ? nextDay(month, date, today) : dayOn(Number(year), month, date)
}

/** Whether that time of a day is over. */
function isPast(day: Temporal.PlainDate, time: TypedTime['time'], now: Temporal.Instant): boolean {
  if (!time) return false
  const plainTime = time instanceof Temporal.PlainTime ? time : Temporal.PlainTime.from(time.to)
  return Temporal.Instant.compare(day.toZonedDateTime({ timeZone: ZONE, plainTime }).toInstant(), now) <= 0
}

/** Takes 「2月3日」 or 「2/3」, also with its weekday; gives the nearest such day, past or to come. */
export function nearestDay(text: string, today: Temporal.PlainDate): Temporal.PlainDate | undefined {
  const [month, day] = (text.match(/\d{1,2}/g) ?? []).map(Number)
  const next = nextDay(month ?? 0, day ?? 0, today)
  const last = next?.subtract({ years: 1 })
  return next && last && last.until(today).days < today.until(next).days ? last : next
}

/** 2月29日 of a year without it: the next may have it. */
function nextDay(month: number, date: number, today: Temporal.PlainDate): Temporal.PlainDate | undefined {
  return [today.year, today.year + 1]
    .map((year) => dayOn(year, month, date))
    .find((day) => day && Temporal.PlainDate.compare(day, today) >= 0)
}

function dayOn(year: number, month: number, day: number): Temporal.PlainDate | undefined {
  try {
    return Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' })
  } catch {
    return undefined
  }
}

/** In an office 「3時」 is in the afternoon; 「3:00」 is as it stands. */
const EARLIEST = 7

function clockOf({ half, hour, oclock, minute, minute2, halfPast }: Found): Temporal.PlainTime | undefined {
  const named = Number(hour)
  const isLate = half === '午後' || half === '夕方' || (!half && oclock !== undefined && named > 0 && named < EARLIEST)
  const [h, m] = [isLate && named < 12 ? named + 12 : named, Number(minute ?? minute2 ?? (halfPast ? 30 : 0))]
  return h < 24 && m < 60 ? Temporal.PlainTime.from({ hour: h, minute: m }) : undefined
}

/**
 * The moment that is meant: of 「午後」 the time at which people begin something, or the first free minute of it where that
 * is none of theirs. Undefined where no time was named.
 */
export function momentOf({ day, time }: Pick<TypedTime, 'day' | 'time'>, hours: Hours): Temporal.Instant | undefined {
  const at = (plainTime: Temporal.PlainTime | string) => day.toZonedDateTime({ timeZone: ZONE, plainTime }).toInstant()
  if (!time || time instanceof Temporal.PlainTime) return time && at(time)
  const begin = at(time.begin)
  if (hours.isFree(begin)) return begin
  const first = hours.soonest(at(time.from))
  return first && Temporal.Instant.compare(first, at(time.to)) < 0 ? first : begin
}
