import { Temporal } from 'temporal-polyfill'
import { type CivicCalendar, civicCalendar, type NationalHolidays } from '../../../domain/calendar/civic-calendar.ts'
import { dayOf } from '../../../domain/calendar/written.ts'
import type { Tx } from '../../db/index.ts'
import { toDate } from '../days.ts'
import { readEnrolled } from '../people/rows.ts'
import { readSettings } from '../settings/settings.ts'
import { comingMeetings, Led, turnsOf } from './leaders.ts'
import { holdPlan } from './lock.ts'
import { addMeetings, dropUnwanted } from './rows.ts'
import { giveTurns, settleOver } from './tasks.ts'
import { wantedMeetings } from './units.ts'

/** What the planner is given beside the transaction. Days that are over by `now` are not planned. */
export interface Planning {
  readonly from: Temporal.PlainDate
  readonly to: Temporal.PlainDate
  readonly now: Temporal.Instant
  readonly holidays: NationalHolidays
  newId(): string
}

/**
 * Plans the workplace meetings from a day to a day by what the city set: the meetings, who leads each, and the task by
 * which the leader is told. Whoever moved, left or will be on leave is replaced without a word. It may run at any time,
 * any number of times and in several processes: a second run finds everything there. Gives how many are planned.
 */
export async function planMeetings(tx: Tx, by: Planning): Promise<number> {
  await holdPlan(tx)
  const today = dayOf(by.now)
  await settleOver(tx, today, by.now)
  const { settings, sample } = await readSettings(tx)
  const calendar = civicCalendar(by.holidays, settings.closed_days)
  const span = spanOf(by, today, calendar)
  if (!span) return 0
  const set = settings.meetings ?? {}
  const staff = await readEnrolled(tx)
  const wanted = await wantedMeetings(tx, span, { settings, staff, calendar })
  await dropUnwanted(tx, wanted, span)
  await addMeetings(tx, wanted, { now: by.now, sample: sample.has('meetings'), newId: by.newId })
  // Of today's meeting somebody may still be sick this morning.
  const first = Temporal.PlainDate.compare(by.from, today) > 0 ? by.from : today
  const coming = await comingMeetings(tx, { day: { gte: toDate(first), lte: toDate(span.to) } })
  const led = await Led.before(tx, first)
  const order = { notLeading: set.not_leading ?? [], led, calendar, duty: settings.duty }
  await giveTurns(tx, turnsOf(coming, { staff, ...order }), by)
  return coming.length
}

/** The days to plan: from tomorrow on, for of today's nobody could be told, and none beyond what the calendar knows. */
function spanOf({ from, to }: Planning, today: Temporal.PlainDate, calendar: CivicCalendar) {
  const { compare } = Temporal.PlainDate
  const known = calendar.to.subtract({ days: 60 })
  const [first, last] = [compare(from, today) <= 0 ? today.add({ days: 1 }) : from, compare(to, known) > 0 ? known : to]
  return compare(first, last) <= 0 ? { from: first, to: last } : undefined
}
