import { createHash } from 'node:crypto'
import { Temporal } from 'temporal-polyfill'
import { dayOf } from '../../domain/calendar/written.ts'
import { Prisma } from '../../infra/db/generated/client.ts'
import { inOneCell, type Tx } from '../../infra/db/index.ts'

/** Of a hundred people, so many do it on the day they hear of it, so many within days, so many on hearing of the last day. */
const AT_ONCE = 35
const WITHIN_DAYS = 85
/** Days within which most do it. */
const DAYS = 8

interface Heard {
  readonly id: string
  readonly number: string
  readonly about: string | null
  readonly title: string
  readonly key: string
  readonly due_on: string
  readonly since: string
}

/**
 * What the people of the simulation do at the end of a day: most of those who heard of something are done with it some days
 * later, some on the last day, some never. Who does what follows from names alone, so a year is the same each time.
 */
export async function answer(tx: Tx, now: Temporal.Instant): Promise<void> {
  const rows = await inOneCell<Heard>(
    tx,
    Prisma.sql`SELECT a.id::text AS id, e.number, about.number AS about, c.title, s.key,
      a.due_on::text, (SELECT (min(n.at) AT TIME ZONE 'Asia/Tokyo')::date::text FROM nudge n WHERE n.assignment_id = a.id AND n.state = 'told') AS since
    FROM assignment a JOIN employee e ON e.id = a.employee_id LEFT JOIN employee about ON about.id = a.about_id
      JOIN campaign_step s ON s.id = a.step_id JOIN campaign c ON c.id = a.campaign_id
    WHERE a.state = 'open' AND a.told_due IS NOT NULL AND s.feature = 'reminders'`,
  )
  const today = dayOf(now)
  const done = rows.filter((row) => isDoneBy(row, today)).map(({ id }) => id)
  if (done.length === 0) return
  await tx.$executeRaw`UPDATE assignment SET state = 'done', settled_at = ${now.toString()}::timestamptz,
      trust = CASE WHEN about_id IS NULL THEN 'self' ELSE 'appraiser' END
    WHERE id = ANY (${done}::uuid[]) AND state = 'open'`
}

function isDoneBy(row: Heard, today: Temporal.PlainDate): boolean {
  const drawn = createHash('sha256').update(`${row.number}/${row.about}/${row.title}/${row.key}`).digest()
  const kind = drawn.readUInt16BE(0) % 100
  const since = Temporal.PlainDate.from(row.since)
  if (kind < AT_ONCE) return true
  if (kind < WITHIN_DAYS) return since.until(today).days >= 1 + (drawn.readUInt16BE(2) % DAYS)
  return kind < WITHIN_DAYS + 10 && today.toString() >= row.due_on
}
