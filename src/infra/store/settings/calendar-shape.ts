import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import { readDutyDays } from '../../../domain/people/duty.ts'
import { DISASTER } from '../../../domain/settings.ts'
import { line as name } from './shape-words.ts'

const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)
const span = z.strictObject({ from: clock, to: clock }).refine(({ from, to }) => from < to)
/** 'MM-DD' every year or 'YYYY-MM-DD' once. */
const day = z
  .string()
  .regex(/^(\d{4}-)?(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/)
  .refine(isReal)

export const closedDays = z.array(day).max(500)

export const quiet = z
  .strictObject({ before: clock, after: clock, breaks: z.array(span).max(10) })
  .refine(({ before, after }) => before < after)

const pattern = z.strictObject({
  days: z.string().refine((text) => readDutyDays(text) !== undefined),
  from: clock,
  to: clock,
})
const unitPattern = z.strictObject({ unit: name(200), ...pattern.shape })
export const duty = pattern.extend({ units: z.array(unitPattern).max(500).optional() })

const blackout = z
  .strictObject({ name: name(50), from: day, to: day, units: z.array(name(200)).min(1).max(100).optional() })
  // Both every year, in either order, or both once, in order.
  .refine(({ from, to }) => from.length === to.length && (from.length === 5 || from <= to))
export const blackouts = z.array(blackout).max(100)

export const nudgeSlots = z.strictObject({ digest: clock, last_day: clock })
export const disaster = z.enum(DISASTER)

/** How each of these is written, for whoever got it wrong. */
export const WRITTEN_CALENDAR = {
  closed_days: '["12-29","2027-05-06"] の形で、暦にある日を、月日は2けたで書いてください。',
  quiet_hours:
    '{"before":"08:45","after":"17:00","breaks":[{"from":"12:00","to":"13:00"}]} の形で、早い時刻から順に書いてください。',
  duty: '{"days":"月火水木金","from":"08:30","to":"17:15","units":[{"unit":"市民部/市民課","days":"火水木金土","from":"08:30","to":"17:15"}]} の形で書いてください。',
  blackouts:
    '[{"name":"確定申告","from":"02-16","to":"03-15","units":["財務部/税務課"]}] の形で、from と to は毎年の月日か一度の年月日にそろえて書いてください。',
  nudge_slots: '{"digest":"09:10","last_day":"13:05"} の形で、時刻は2けたで書いてください。',
  disaster: '"on"（災害対応中。お知らせを止めます）か "off" で書いてください。',
} as const

/** The keys that an object at this place of the file may have; undefined where the place is none of these settings. */
export function keysOfCalendar([key, part]: readonly PropertyKey[]): readonly string[] | undefined {
  if (key === 'quiet_hours') return Object.keys((part === 'breaks' ? span : quiet).shape)
  if (key === 'duty') return Object.keys((part === 'units' ? unitPattern : duty).shape)
  if (key === 'blackouts') return Object.keys(blackout.shape)
  return key === 'nudge_slots' ? Object.keys(nudgeSlots.shape) : undefined
}

/** Whether the day is in the calendar; 02-29 is one of every year that has it. */
function isReal(text: string): boolean {
  const [date = 0, month = 0, year = 2028] = text.split('-').map(Number).reverse()
  return date <= Temporal.PlainYearMonth.from({ year, month }).daysInMonth
}
