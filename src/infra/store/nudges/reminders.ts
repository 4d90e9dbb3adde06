import type { Temporal } from 'temporal-polyfill'
import type { CivicCalendar } from '../../../domain/calendar/civic-calendar.ts'
import { whomOf } from '../../../domain/calendar/whom.ts'
import { dayOf } from '../../../domain/calendar/written.ts'
import type { Trust } from '../../../domain/campaign/definition.ts'
import { Hours } from '../../../domain/nudge/hours.ts'
import type { QuietHours, Settings } from '../../../domain/settings.ts'
import { Prisma } from '../../db/generated/client.ts'
import type { Tx } from '../../db/index.ts'
import type { Staff } from '../people/staff.ts'
import { readSettings } from '../settings/settings.ts'
import { holdOwnTurn, lookAgainAtOne } from './assignments.ts'
import { openTasks } from './open-tasks.ts'
import { ownHoursOf, setOwnHours } from './own-hours.ts'
import { voidWaiting } from './void-waiting.ts'

interface Whose {
  readonly employeeId: string
  readonly ids: readonly string[]
  readonly at: Temporal.Instant
}

/** What the reminders know and change of one employee's assignments. */
export function remindersStore(
  tx: Tx,
  { staff, calendarOf }: { readonly staff: Staff; calendarOf(settings: Settings): CivicCalendar },
) {
  const again = ({ employeeId, at }: Whose) => lookAgainAtOne(tx, employeeId, at)
  return {
    tasks: (employeeId: string) => openTasks(tx, [employeeId]),
    settle: async (whose: Whose, trust: Trust) => {
      await again(whose)
      const rows = await tx.$queryRaw<{ id: string }[]>`UPDATE assignment
        SET state = 'done', trust = ${trust}, settled_at = ${whose.at.toString()}::timestamptz
        WHERE id = ANY (${[...whose.ids]}::uuid[]) AND employee_id = ${whose.employeeId}::uuid AND state = 'open'
        RETURNING id::text AS id`
      await voidWaiting(tx, Prisma.sql`a.id = ANY (${[...whose.ids]}::uuid[])`)
      return rows.map(({ id }) => id)
    },
    reopen: async (whose: Whose) => {
      await again(whose)
      const rows = await tx.$queryRaw<
        { id: string }[]
      >`UPDATE assignment SET state = 'open', trust = NULL, settled_at = NULL
        WHERE id = ANY (${[...whose.ids]}::uuid[]) AND employee_id = ${whose.employeeId}::uuid AND state = 'done'
          AND trust <> 'csv' AND campaign_id IN (SELECT id FROM campaign WHERE state IN ('running', 'paused'))
        RETURNING id::text AS id`
      return rows.map(({ id }) => id)
    },
    setTime: async (whose: Whose, which: 'planned' | 'snoozed', at: Temporal.Instant | undefined) => {
      await again(whose)
      const [moment, planned] = [at?.toString() ?? null, which === 'planned']
      await tx.$executeRaw`UPDATE assignment SET
          planned_at = CASE WHEN ${planned} THEN ${moment}::timestamptz END,
          snoozed_until = CASE WHEN NOT ${planned} THEN ${moment}::timestamptz END
        WHERE id = ANY (${[...whose.ids]}::uuid[]) AND employee_id = ${whose.employeeId}::uuid AND state = 'open'`
    },
    setHeldOn: async (employeeId: string, days: readonly { id: string; day: Temporal.PlainDate }[]) => {
      await holdOwnTurn(tx, employeeId)
      await tx.$executeRaw`UPDATE assignment a SET held_on = d.day
        FROM jsonb_to_recordset(${JSON.stringify(days)}::jsonb) AS d(id uuid, day date)
        WHERE a.id = d.id AND a.employee_id = ${employeeId}::uuid`
    },
    setOwnHours: (employeeId: string, quiet: QuietHours | undefined, at: Temporal.Instant) =>
      setOwnHours(tx, { employeeId, quiet, at }),
    askHr: async ({ ids, employeeId, at }: Whose) => {
      await again({ ids, employeeId, at })
      const asked = JSON.stringify({ asked: dayOf(at).toString() })
      await tx.$executeRaw`UPDATE assignment SET given = given || ${asked}::jsonb
        WHERE id = ANY (${[...ids]}::uuid[]) AND employee_id = ${employeeId}::uuid AND state = 'open'`
    },
    hours: async (employeeId: string, now: Temporal.Instant) => {
      const { settings } = await readSettings(tx)
      const calendar = calendarOf(settings)
      const found = (await staff.with(tx, [employeeId])).get(employeeId)
      const own = (await ownHoursOf(tx, [employeeId])).get(employeeId)
      const whom = whomOf(found?.employee, dayOf(now), settings, own)
      return { hours: new Hours(whom, settings, calendar), calendar, own }
    },
  }
}
