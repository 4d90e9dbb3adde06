import { Temporal } from 'temporal-polyfill'
import { readTouch } from '../../../domain/calendar/touch.ts'
import type { Task } from '../../../domain/nudge/task.ts'
import { Prisma } from '../../db/generated/client.ts'
import { inOneCell, type Tx } from '../../db/index.ts'

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

/**
 * Steps of campaigns that run, with the days before a due day from which a task is spoken of at all: twice the longest
 * touch, and some to spare. Counted once a step and not for each of its people.
 */
const RUNNING = Prisma.sql`running AS MATERIALIZED (SELECT s.*, c.sample, 20 + 2 * coalesce(
    (SELECT max(substring(touch FROM 'T-([0-9]+)')::int) FROM unnest(s.touches) touch), 0) AS soon
  FROM campaign_step s JOIN campaign c ON c.id = s.campaign_id WHERE c.state = 'running')`

/** What these people have open in campaigns that run, in the order of due days. */
export function openTasks(tx: Tx, employeeIds: readonly string[]): Promise<Task[]> {
  return tasksWhere(tx, employeeIds, Prisma.sql`true`)
}

/** Of that, what is spoken of in the days to come, or waits for a time that was set. */
export function soonTasks(tx: Tx, employeeIds: readonly string[], today: Temporal.PlainDate): Promise<Task[]> {
  const soon = Prisma.sql`(a.due_on - ${today.toString()}::date <= s.soon OR a.planned_at IS NOT NULL
    OR a.snoozed_until IS NOT NULL OR a.told_due <> a.due_on)`
  return tasksWhere(tx, employeeIds, soon)
}

/** When the next of the others begins to be spoken of, by employee. */
export async function laterOf(
  tx: Tx,
  employeeIds: readonly string[],
  today: Temporal.PlainDate,
): Promise<ReadonlyMap<string, Temporal.PlainDate>> {
  const rows = await tx.$queryRaw<{ id: string; day: string }[]>`WITH ${RUNNING}
    SELECT a.employee_id::text AS id, min(a.due_on - s.soon)::text AS day FROM assignment a JOIN running s ON s.id = a.step_id
    WHERE a.employee_id = ANY (${[...employeeIds]}::uuid[]) AND a.state = 'open'
      AND a.due_on - ${today.toString()}::date > s.soon GROUP BY a.employee_id`
  return new Map(rows.map(({ id, day: text }) => [id, Temporal.PlainDate.from(text)]))
}

async function tasksWhere(tx: Tx, employeeIds: readonly string[], which: Prisma.Sql): Promise<Task[]> {
  const rows = await inOneCell<Row>(
    tx,
    Prisma.sql`WITH ${RUNNING}
    SELECT a.id, a.employee_id, s.feature, a.campaign_id, a.step_id, s.title, s.minutes,
      a.due_on::text, s.touches, a.touched_to::text, a.told_due::text, a.announced::text,
      to_char(a.planned_at AT TIME ZONE 'UTC', ${ISO}) AS planned_at,
      to_char(a.snoozed_until AT TIME ZONE 'UTC', ${ISO}) AS snoozed_until, about.name AS about,
      s.given || a.given || jsonb_strip_nulls(jsonb_build_object('held', a.held_on, 'sample', s.sample)) AS given
    FROM assignment a JOIN running s ON s.id = a.step_id LEFT JOIN employee about ON about.id = a.about_id
    WHERE a.employee_id = ANY (${[...employeeIds]}::uuid[]) AND a.state = 'open' AND ${which}
    ORDER BY a.due_on, s.position, about.number, a.id`,
  )
  // The same array for all of a step: what is counted from it is counted once.
  const touches = new Map(rows.map((row) => [row.step_id, touchesOf(row)]))
  return rows.map((row) => taskOf(row, touches.get(row.step_id) ?? []))
}

const ISO = 'YYYY-MM-DD"T"HH24:MI:SS"Z"'

function touchesOf({ touches }: Row): Task['touches'] {
  return touches.map((text) => readTouch(text)).filter((touch) => touch !== undefined)
}

function taskOf(row: Row, touches: Task['touches']): Task {
  return {
    id: row.id,
    employeeId: row.employee_id,
    feature: row.feature,
    campaignId: row.campaign_id,
    stepId: row.step_id,
    title: row.title,
    minutes: row.minutes,
    due: Temporal.PlainDate.from(row.due_on),
    touches,
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
