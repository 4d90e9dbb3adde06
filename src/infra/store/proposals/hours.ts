import type { Temporal } from 'temporal-polyfill'
import type { CivicCalendar } from '../../../domain/calendar/civic-calendar.ts'
import { whomOf } from '../../../domain/calendar/whom.ts'
import { dayOf } from '../../../domain/calendar/written.ts'
import { Hours } from '../../../domain/nudge/hours.ts'
import { onLeaveOn } from '../../../domain/people/employee.ts'
import type { Tx } from '../../db/index.ts'
import { ownHoursOf } from '../nudges/own-hours.ts'
import { readEnrolled } from '../people/rows.ts'
import { readSettings } from '../settings/settings.ts'

/** Whether somebody is on duty now, not on leave, and hears at this hour. */
export async function isThere(
  tx: Tx,
  employeeId: string,
  { now, calendar }: { readonly now: Temporal.Instant; readonly calendar: CivicCalendar },
): Promise<boolean> {
  const today = dayOf(now)
  const [enrolled] = await readEnrolled(tx, { id: employeeId })
  if (!enrolled || onLeaveOn(enrolled.employee, today)) return false
  const { settings } = await readSettings(tx)
  const own = (await ownHoursOf(tx, [employeeId])).get(employeeId)
  return new Hours(whomOf(enrolled.employee, today, settings, own), settings, calendar).isFree(now)
}
