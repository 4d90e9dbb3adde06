import type { Temporal } from 'temporal-polyfill'
import { civicCalendar } from '../../domain/calendar/civic-calendar.ts'
import { QUIET } from '../../domain/calendar/quiet.ts'
import type { QuietHours } from '../../domain/settings.ts'
import { nationalHolidays } from '../../infra/calendar/national-holidays.ts'
import { readEnrolled } from '../../infra/store/people/rows.ts'
import { readSettings } from '../../infra/store/settings/settings.ts'
import type { Town } from './town.ts'

/** What the counts are made from; the first line of a ledger, so that others can make them again. */
export interface Grounds {
  readonly closedDays: readonly string[]
  readonly quietHours: QuietHours
  /** 職員番号 → stretches of leave, both ends included. Of what kind is known nowhere. */
  readonly leave: Readonly<Record<string, readonly { readonly from: string; readonly to: string | null }[]>>
  /** What somebody had to do: who, of which campaign and step, until when, and how it ended. */
  readonly due: readonly Due[]
}

export interface Due {
  readonly person: string
  readonly campaign: string
  readonly step: string
  readonly due: string
  /** The first day on which `due` is near: announced from then on, or never. */
  readonly nearFrom: string
  readonly state: string
  /** When it was over for the person, as local time; null = it never was. */
  readonly settledAt: string | null
  /** Whether there was a moment from `nearFrom` to `due` at which something could be said to this person. */
  readonly couldBeTold: boolean
}

export async function groundsOf(
  { app }: Town,
  from: Temporal.PlainDate,
  days: number,
  due: readonly Due[],
): Promise<Grounds> {
  const { settings } = await readSettings(app.db.prisma)
  const calendar = civicCalendar(nationalHolidays(), settings.closed_days)
  const all = Array.from({ length: days }, (_, at) => from.add({ days: at }))
  const people = await readEnrolled(app.db.prisma, { leaves: { some: {} } })
  const leave = people.map(({ employee }) => [
    employee.number,
    employee.leaves.map((each) => ({ from: each.from.toString(), to: each.to?.toString() ?? null })),
  ])
  return {
    closedDays: all.filter((day) => !calendar.isOpen(day)).map(String),
    quietHours: settings.quiet_hours ?? QUIET,
    leave: Object.fromEntries(leave),
    due,
  }
}
