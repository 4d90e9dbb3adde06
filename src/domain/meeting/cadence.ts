import { Temporal } from 'temporal-polyfill'
import type { CivicCalendar } from '../calendar/civic-calendar.ts'
import { dueDay } from '../calendar/due-day.ts'
import { within } from '../calendar/unit-path.ts'
import type { Cadence, Channel, MeetingSettings } from './settings.ts'

/** Every week, or certain weeks of the month, on one weekday (ISO, 1 = Monday … 7 = Sunday). */
export interface Recurrence {
  /** 1 to 5; undefined for every week. A month without a fifth such day has none. */
  readonly weeks: readonly number[] | undefined
  readonly weekday: number
}

const WEEKDAYS = '月火水木金土日'
const WRITTEN = /^(毎週|(?:第?[1-5][・、,]?)+)([月火水木金土日])(?:曜日?)?$/

/** Fewer people than this need no date to speak with one another. */
const LEAST_PEOPLE = 4

/** Takes 「毎週月曜」「第2木曜日」「第1・第3月」; gives when that is, or undefined when it is none. */
export function readRecurrence(text: string): Recurrence | undefined {
  const [, when, weekday] = WRITTEN.exec(text.normalize('NFKC').replace(/\s/g, '')) ?? []
  if (when === undefined || weekday === undefined) return undefined
  const weeks = when === '毎週' ? undefined : [...new Set((when.match(/[1-5]/g) ?? []).map(Number))].sort()
  return { weeks, weekday: WEEKDAYS.indexOf(weekday) + 1 }
}

/** How a unit of so many people meets and where its posts go; undefined where it does not meet. */
export function cadenceOf(
  unitPath: string,
  people: number,
  set: MeetingSettings,
): (Cadence & { readonly channel: Channel | undefined }) | undefined {
  const own = set.units?.find(({ unit }) => unit === unitPath)
  if (!own && (people < (set.least_people ?? LEAST_PEOPLE) || isLeftOut(unitPath, set))) return undefined
  const { on, at, minutes, closed } = { ...set.all, ...own }
  if (on === undefined || at === undefined || minutes === undefined || closed === undefined) return undefined
  return { on, at, minutes, closed, channel: own?.channel }
}

function isLeftOut(unitPath: string, { not_units: left = [] }: MeetingSettings): boolean {
  return left.some((unit) => within(unitPath, unit))
}

/** A planned day can be closed for this long at most, year end and a moved Monday together. */
const MOST_MOVED = 21

/**
 * Takes when a unit meets; gives the real days from `from` to `to`, both included, in order and each once: planned days
 * that are closed have moved as the cadence says. Throws RangeError outside the calendar.
 */
export function meetingDays(
  { on, closed }: Pick<Cadence, 'on' | 'closed'>,
  { from, to }: { readonly from: Temporal.PlainDate; readonly to: Temporal.PlainDate },
  calendar: CivicCalendar,
): Temporal.PlainDate[] {
  const recurrence = readRecurrence(on)
  if (!recurrence) return []
  const days = new Map<string, Temporal.PlainDate>()
  const last = to.add({ days: MOST_MOVED })
  const { compare } = Temporal.PlainDate
  for (let day = from.subtract({ days: MOST_MOVED }); compare(day, last) <= 0; day = day.add({ days: 1 })) {
    if (!isPlanned(day, recurrence)) continue
    const real = dueDay(day, closed, calendar)
    if (compare(real, from) >= 0 && compare(real, to) <= 0) days.set(real.toString(), real)
  }
  return [...days.values()].sort(compare)
}

function isPlanned(day: Temporal.PlainDate, { weeks, weekday }: Recurrence): boolean {
  return day.dayOfWeek === weekday && (weeks === undefined || weeks.includes(Math.ceil(day.day / 7)))
}
