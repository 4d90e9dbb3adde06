import type { Temporal } from 'temporal-polyfill'
import { dayOf } from '../../../domain/calendar/written.ts'
import type { Tx } from '../../db/index.ts'
import { toDate } from '../days.ts'
import { readSettings } from '../settings/settings.ts'

/** Days after a meeting that its agenda is kept. */
const ITEM_DAYS = 30

/** Days that records are kept where a city has said nothing: five years. */
const RECORD_DAYS = 1825

/** Removes agendas that have served, and records older than the city keeps them. */
export async function forgetMeetings(tx: Tx, now: Temporal.Instant): Promise<void> {
  const today = dayOf(now)
  const { settings } = await readSettings(tx)
  const kept = settings.retention_days?.meetings ?? RECORD_DAYS
  await tx.meetingItem.deleteMany({ where: { meeting: { day: { lt: toDate(today.subtract({ days: ITEM_DAYS })) } } } })
  await tx.meeting.deleteMany({ where: { day: { lt: toDate(today.subtract({ days: kept })) } } })
}
