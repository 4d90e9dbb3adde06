import { Temporal } from 'temporal-polyfill'
import type { Card } from '../../../bot/card/card.ts'
import { civicCalendar, type NationalHolidays } from '../../../domain/calendar/civic-calendar.ts'
import { dayOf } from '../../../domain/calendar/written.ts'
import type { Meeting } from '../../../domain/meeting/meeting.ts'
import { longestFirst } from '../../../domain/meeting/rotation.ts'
import type { Tx } from '../../db/index.ts'
import { toDate } from '../days.ts'
import { readEnrolled } from '../people/rows.ts'
import { readSettings } from '../settings/settings.ts'
import { candidatesFor, comingMeetings, Led } from './leaders.ts'
import { holdPlan } from './lock.ts'
import { giveTurns } from './tasks.ts'
import { type Telling, tellNow } from './tell.ts'

/** Who else of the unit could lead a meeting, in the order of their turn; not its leader, nor who handed it on. */
export async function colleaguesFor(
  tx: Tx,
  { id, leaderId }: Meeting,
  holidays: NationalHolidays,
): Promise<{ id: string; name: string }[]> {
  const [coming] = await comingMeetings(tx, { id })
  if (!coming) return []
  const { settings } = await readSettings(tx)
  const calendar = civicCalendar(holidays, settings.closed_days)
  const own = await readEnrolled(tx, { appointments: { some: { unitId: coming.unitId } } })
  const led = await Led.before(tx, coming.day, [coming.unitId])
  const order = { notLeading: settings.meetings?.not_leading ?? [], led, calendar, duty: settings.duty }
  const names = new Map(own.map(({ employee, employeeId }) => [employeeId, employee.name]))
  return candidatesFor(coming, own, order)
    .filter((each) => each.id !== leaderId)
    .sort(longestFirst)
    .map((each) => ({ id: each.id, name: names.get(each.id) ?? '' }))
}

/** How a meeting is handed on. */
export interface Handing {
  readonly from: string
  readonly to: string
  readonly now: Temporal.Instant
}

/**
 * Hands a meeting on; false where it is not, or no longer, `from`'s to hand on, or its day is over. The other is told at
 * once where they may be reached just now, else by their next digest.
 */
export async function handTo(
  tx: Tx,
  meeting: Meeting,
  { from, to, now }: Handing,
  { told, ...house }: Omit<Telling, 'now' | 'coming'> & { readonly told: Card },
): Promise<boolean> {
  if (Temporal.PlainDate.compare(meeting.day, dayOf(now)) < 0) return false
  await holdPlan(tx)
  const { count } = await tx.meeting.updateMany({
    where: { id: meeting.id, state: 'planned', leaderId: from, day: toDate(meeting.day) },
    data: { passedBy: { push: from } },
  })
  const [coming] = count === 1 ? await comingMeetings(tx, { id: meeting.id }) : []
  if (!coming) return false
  await giveTurns(tx, [{ meeting: coming, leaderId: to }], { now, newId: house.newId })
  await tellNow(tx, { employeeId: to, card: told, kind: 'handed_on' }, { ...house, now, coming })
  return true
}
