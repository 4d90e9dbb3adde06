import type { Temporal } from 'temporal-polyfill'
import { readDutyDays } from '../people/duty.ts'
import { type Employee, effectiveOn } from '../people/employee.ts'
import type { DutySettings } from '../settings.ts'
import { minuteOf, type Span, WHOLE_DAY } from './spans.ts'
import { within } from './unit-path.ts'

/** On which weekdays and when somebody, or a unit's counter, works. */
export interface Duty {
  /** ISO weekdays in rising order, 1 = Monday … 7 = Sunday. */
  readonly days: readonly number[]
  /** Local times 'HH:MM'. An end not later than the start lies on the next day (消防の隔日勤務). */
  readonly from: string
  readonly to: string
}

/** Where a city has said nothing: Monday to Friday, 7 hours 45 minutes and an hour of rest (domain notes §8). */
const OFFICE: Duty = { days: [1, 2, 3, 4, 5], from: '08:30', to: '17:15' }

/**
 * When somebody works, as seen on `day`: what the directory says of them, else what the city set for the unit of their
 * 本務, or for the nearest above it. Days and hours each count for themselves: a row may name hours and no days.
 */
export function dutyOn(
  employee: Pick<Employee, 'dutyDays' | 'dutyHours' | 'appointments'>,
  day: Temporal.PlainDate,
  set: DutySettings | undefined,
): Duty {
  const { dutyDays, dutyHours, appointments } = employee
  const [post] = effectiveOn(appointments, day)
  const { days, from, to } = dutyOfUnit(post?.unitPath ?? '', set)
  return { days: dutyDays ?? days, ...(dutyHours ?? { from, to }) }
}

/**
 * The duty of a unit, given as its whole path (総務部/人事課): what the city set for it or for the nearest unit above it,
 * else for all, else office hours.
 */
export function dutyOfUnit(unitPath: string, set: DutySettings | undefined): Duty {
  const own = (set?.units ?? [])
    .filter(({ unit }) => within(unitPath, unit))
    .sort((one, other) => other.unit.length - one.unit.length)[0]
  const found = own ?? set
  return found ? { days: readDutyDays(found.days) ?? OFFICE.days, from: found.from, to: found.to } : OFFICE
}

/** The minutes of `day` on duty, in the order of the day; none on a day off. A night that began the day before counts. */
export function dutySpans(duty: Duty, day: Temporal.PlainDate): Span[] {
  const [from, to] = [minuteOf(duty.from), minuteOf(duty.to)]
  const today = duty.days.includes(day.dayOfWeek)
  if (from < to) return today ? [{ from, to }] : []
  const yesterday = duty.days.includes(day.subtract({ days: 1 }).dayOfWeek)
  const night = yesterday && to > 0 ? [{ from: 0, to }] : []
  return today ? [...night, { from, to: WHOLE_DAY.to }] : night
}
