import { Temporal } from 'temporal-polyfill'
import { readTouch } from '../../../domain/calendar/touch.ts'
import type { Task } from '../../../domain/nudge/task.ts'
import type { Tx } from '../../db/index.ts'

interface Row {
  readonly id: string
  readonly employee_id: string
  readonly feature: string
  readonly campaign_id: string
  readonly step_id: string
  readonly title: string
  readonly minutes: number
  readonly due_on: string
  readonly touches: readonly string[]
  readonly touched_to: string | null
  readonly told_due: string | null
  readonly announced: string | null
  readonly planned_at: string | null
  readonly snoozed_until: string | null
  readonly about: string | null
  readonly given: Record<string, unknown>
}

/** What these people have open in campaigns that run, in the order of due days. */
export async function openTasks(tx: Tx, employeeIds: readonly string[]): Promise<Task[]> {
  const rows = await tx.$queryRaw<
    Row[]
  >`SELECT a.id, a.employee_id, s.feature, a.campaign_id, a.step_id, s.title, s.minutes,
      a.due_on::text, s.touches, a.touched_to::text, a.told_due::text, a.announced::text,
      to_char(a.planned_at AT TIME ZONE 'UTC', ${ISO}) AS planned_at,
      to_char(a.snoozed_until AT TIME ZONE 'UTC', ${ISO}) AS snoozed_until,
      about.name AS about,
      s.given || a.given || jsonb_strip_nulls(jsonb_build_object('held', a.held_on, 'sample', c.sample)) AS given
    FROM assignment a JOIN campaign_step s ON s.id = a.step_id JOIN campaign c ON c.id = a.campaign_id
      LEFT JOIN employee about ON about.id = a.about_id
    WHERE a.employee_id = ANY (${[...employeeIds]}::uuid[]) AND a.state = 'open' AND c.state = 'running'
    ORDER BY a.due_on, s.position, about.number, a.id`
  return rows.map(taskOf)
}

const ISO = 'YYYY-MM-DD"T"HH24:MI:SS"Z"'

function taskOf(row: Row): Task {
  return {
    id: row.id,
    employeeId: row.employee_id,
    feature: row.feature,
    campaignId: row.campaign_id,
    stepId: row.step_id,
    title: row.title,
    minutes: row.minutes,
    due: Temporal.PlainDate.from(row.due_on),
    touches: row.touches.map((text) => readTouch(text)).filter((touch) => touch !== undefined),
    touchedTo: day(row.touched_to),
    toldDue: day(row.told_due),
    announced: day(row.announced),
    plannedAt: moment(row.planned_at),
    snoozedUntil: moment(row.snoozed_until),
    protects: row.given.protects === 'right' ? 'right' : undefined,
    about: row.about ?? undefined,
    given: row.given,
  }
}

function day(text: string | null): Temporal.PlainDate | undefined {
  return text === null ? undefined : Temporal.PlainDate.from(text)
}

function moment(text: string | null): Temporal.Instant | undefined {
  return text === null ? undefined : Temporal.Instant.from(text)
}
