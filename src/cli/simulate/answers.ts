import { createHash } from 'node:crypto'
import { Temporal } from 'temporal-polyfill'
import { dayOf } from '../../domain/calendar/written.ts'
import { Prisma } from '../../infra/db/generated/client.ts'
import { inOneCell, type Tx } from '../../infra/db/index.ts'

/** Of a hundred people, so many do it on the day they hear of it, so many within days, so many on hearing of the last day. */
const AT_ONCE = 35
const WITHIN_DAYS = 85
const LAST_DAY = 95
/** Days within which most do it. */
const DAYS = 8

interface Heard {
  readonly id: string
  readonly number: string
  readonly about: string | null
  readonly title: string
  readonly key: string
  readonly since: string
}

/** When somebody is done: from a day on ('YYYY-MM-DD'), on the due day as it then is, or never. */
type Done = { readonly from: string } | 'due' | 'never'

/**
 * What the people of the simulation do at the end of a day: most of those who heard of something are done with it some days
 * later, some on the last day, some never. Who does what follows from names alone, so a year is the same each time.
 */
export class Answers {
  readonly #done = new Map<string, Done>()

  /** Does what is done by the day of `now`. */
  async give(tx: Tx, now: Temporal.Instant): Promise<void> {
    const today = dayOf(now).toString()
    const told = await inOneCell<{ id: string; due: string }>(
      tx,
      Prisma.sql`SELECT a.id, a.due_on AS due FROM assignment a JOIN campaign_step s ON s.id = a.step_id
      WHERE a.state = 'open' AND a.told_due IS NOT NULL AND s.feature = 'reminders'`,
    )
    const news = told.flatMap(({ id }) => (this.#done.has(id) ? [] : [id]))
    if (news.length > 0) for (const row of await heardOf(tx, news)) this.#done.set(row.id, doneOf(row))
    const done = told.filter(({ id, due }) => isDone(this.#done.get(id), due, today)).map(({ id }) => id)
    if (done.length === 0) return
    await tx.$executeRaw`UPDATE assignment SET state = 'done', settled_at = ${now.toString()}::timestamptz,
        trust = CASE WHEN about_id IS NULL THEN 'self' ELSE 'appraiser' END
      WHERE id = ANY (${done}::uuid[]) AND state = 'open'`
  }
}

/** What decides over people's answers, and the day on which they first heard of it. */
function heardOf(tx: Tx, ids: readonly string[]): Promise<Heard[]> {
  return inOneCell<Heard>(
    tx,
    Prisma.sql`SELECT a.id, e.number, about.number AS about, c.title, s.key,
      (SELECT (min(n.at) AT TIME ZONE 'Asia/Tokyo')::date FROM nudge n WHERE n.assignment_id = a.id AND n.state = 'told') AS since
    FROM assignment a JOIN employee e ON e.id = a.employee_id LEFT JOIN employee about ON about.id = a.about_id
      JOIN campaign_step s ON s.id = a.step_id JOIN campaign c ON c.id = a.campaign_id
    WHERE a.id = ANY (${[...ids]}::uuid[])`,
  )
}

function doneOf({ number, about, title, key, since }: Heard): Done {
  const drawn = createHash('sha256').update(`${number}/${about}/${title}/${key}`).digest()
  const kind = drawn.readUInt16BE(0) % 100
  if (kind < AT_ONCE) return { from: since }
  if (kind >= WITHIN_DAYS) return kind < LAST_DAY ? 'due' : 'never'
  const days = 1 + (drawn.readUInt16BE(2) % DAYS)
  return { from: Temporal.PlainDate.from(since).add({ days }).toString() }
}

function isDone(done: Done | undefined, due: string, today: string): boolean {
  if (done === undefined || done === 'never') return false
  return (done === 'due' ? due : done.from) <= today
}
