import type { Temporal } from 'temporal-polyfill'
import { type CivicCalendar, civicCalendar, type NationalHolidays } from '../../../domain/calendar/civic-calendar.ts'
import { dayOf } from '../../../domain/calendar/written.ts'
import type { Settings } from '../../../domain/settings.ts'
import type { Tx } from '../../db/index.ts'
import { readSettings } from '../settings/settings.ts'

/** What every act on campaigns is given: when, by which calendar and settings, and where new ids come from. */
export interface CampaignBy {
  readonly now: Temporal.Instant
  readonly today: Temporal.PlainDate
  readonly calendar: CivicCalendar
  readonly settings: Settings
  /** Whether messages can be sent through a channel. */
  reaches(channel: string): boolean
  newId(): string
}

/** What the caller brings from outside the database. */
export interface Outside {
  readonly now: Temporal.Instant
  readonly holidays: NationalHolidays
  reaches(channel: string): boolean
  newId(): string
}

/** Takes what the caller brings; gives it with the settings of the city. */
export async function campaignBy(tx: Tx, { now, holidays, reaches, newId }: Outside): Promise<CampaignBy> {
  const { settings } = await readSettings(tx)
  return { now, today: dayOf(now), calendar: civicCalendar(holidays, settings.closed_days), settings, reaches, newId }
}

/** Milliseconds for one act over a whole city; nothing else waits for a plan this long. */
export const PLAN_LIMITS = { maxWait: 30_000, timeout: 300_000 }
