import { Temporal } from 'temporal-polyfill'
import type { Candidate, Other, Post } from '../../../domain/campaign/candidate.ts'
import type { Stretch } from '../../../domain/people/stretch.ts'
import { Prisma } from '../../db/generated/client.ts'
import type { Tx } from '../../db/index.ts'

/** People of one page: a plan holds one page at a time, however large the city. */
const PAGE = 1_000

interface PersonRow {
  readonly id: string
  readonly number: string
  readonly employment: string
  readonly leftOn: string | null
}

interface PostRow {
  readonly employeeId: string
  readonly main: boolean
  readonly path: string
  readonly gradeId: string | null
  readonly jobFamily: string
  readonly fromOn: string
  readonly toOn: string | null
  readonly superiorId: string | null
  readonly firstId: string | null
  readonly secondId: string | null
}

/** Everybody of the directory by rising 職員番号, page by page. How others stand is seen on `day`. */
export async function* candidatePages(tx: Tx, day: Temporal.PlainDate): AsyncGenerator<readonly Candidate[]> {
  let after = ''
  for (;;) {
    const rows = await tx.$queryRaw<PersonRow[]>`SELECT id::text, number, employment, left_on::text AS "leftOn"
      FROM employee WHERE number > ${after} ORDER BY number LIMIT ${PAGE}`
    const last = rows.at(-1)
    if (!last) return
    yield await candidatesFrom(tx, rows, day)
    after = last.number
  }
}

/** Those with these internal ids, by rising 職員番号. */
export async function candidatesWith(
  tx: Tx,
  ids: readonly string[],
  day: Temporal.PlainDate,
): Promise<readonly Candidate[]> {
  const rows = await tx.$queryRaw<PersonRow[]>`SELECT id::text, number, employment, left_on::text AS "leftOn"
    FROM employee WHERE id = ANY(${[...ids]}::text[]::uuid[]) ORDER BY number`
  return candidatesFrom(tx, rows, day)
}

/** Takes 職員番号; gives those of the directory, by number. */
export async function othersCalled(
  tx: Tx,
  numbers: readonly string[],
  day: Temporal.PlainDate,
): Promise<ReadonlyMap<string, Other>> {
  const rows = await tx.$queryRaw<{ id: string }[]>`SELECT id::text FROM employee
    WHERE number = ANY(${[...numbers]}::text[])`
  const others = await othersWith(
    tx,
    rows.map(({ id }) => id),
    day,
  )
  return new Map([...others.values()].map((other) => [other.number, other]))
}

async function candidatesFrom(
  tx: Tx,
  rows: readonly PersonRow[],
  day: Temporal.PlainDate,
): Promise<readonly Candidate[]> {
  const ids = rows.map(({ id }) => id)
  const posts = await listed<PostRow>(
    tx,
    Prisma.sql`SELECT a.employee_id AS "employeeId", a.main, u.path, a.grade_id AS "gradeId",
      a.job_family AS "jobFamily", a.from_on AS "fromOn", a.to_on AS "toOn", a.superior_id AS "superiorId",
      a.first_appraiser_id AS "firstId", a.second_appraiser_id AS "secondId"
    FROM appointment a JOIN org_unit u ON u.id = a.unit_id
    WHERE a.employee_id = ANY(${ids}::text[]::uuid[]) ORDER BY a.from_on, a.id`,
  )
  const leaves = await listed<{ employeeId: string; fromOn: string; toOn: string | null }>(
    tx,
    Prisma.sql`SELECT employee_id AS "employeeId", from_on AS "fromOn", to_on AS "toOn" FROM leave
      WHERE employee_id = ANY(${ids}::text[]::uuid[]) ORDER BY from_on`,
  )
  const named = posts.flatMap(({ superiorId, firstId, secondId }) => [superiorId, firstId, secondId])
  const others = await othersWith(
    tx,
    [...new Set(named)].filter((id) => id !== null),
    day,
  )
  const days = new Days()
  const postsOf = grouped(posts)
  const leavesOf = grouped(leaves)
  return rows.map(({ id, number, employment, leftOn }) => ({
    employeeId: id,
    number,
    employment,
    leftOn: leftOn === null ? undefined : days.of(leftOn),
    leaves: (leavesOf.get(id) ?? []).map((leave) => days.stretch(leave)),
    posts: (postsOf.get(id) ?? []).map((post) => postFrom(post, days, others)),
  }))
}

/** Rows as one JSON text: read cell by cell through Prisma they take several times as long. */
async function listed<Row>(tx: Tx, select: Prisma.Sql): Promise<Row[]> {
  const [found] = await tx.$queryRaw<{ rows: string }[]>`SELECT coalesce(json_agg(r), '[]')::text AS rows
    FROM (${select}) AS r`
  return JSON.parse(found?.rows ?? '[]') as Row[]
}

/** How others stand on a day, by internal id; each is asked once, however many they appraise. */
async function othersWith(
  tx: Tx,
  ids: readonly string[],
  day: Temporal.PlainDate,
): Promise<ReadonlyMap<string, Other>> {
  const on = day.toString()
  const rows = await tx.$queryRaw<Other[]>`SELECT o.id::text AS "employeeId", o.number, CASE
      WHEN o.left_on <= ${on}::date OR NOT EXISTS (SELECT FROM appointment a WHERE a.employee_id = o.id
        AND a.from_on <= ${on}::date AND (a.to_on IS NULL OR a.to_on >= ${on}::date)) THEN 'left'
      WHEN EXISTS (SELECT FROM leave l WHERE l.employee_id = o.id AND l.from_on <= ${on}::date
        AND (l.to_on IS NULL OR l.to_on >= ${on}::date)) THEN 'away'
      ELSE 'present' END AS standing
    FROM employee o WHERE o.id = ANY(${[...ids]}::text[]::uuid[])`
  return new Map(rows.map((row) => [row.employeeId, row]))
}

function postFrom(row: PostRow, days: Days, others: ReadonlyMap<string, Other>): Post {
  const other = (id: string | null) => (id === null ? undefined : others.get(id))
  return {
    ...days.stretch(row),
    kind: row.main ? 'main' : 'concurrent',
    unitPath: row.path,
    gradeId: row.gradeId ?? undefined,
    jobFamily: row.jobFamily,
    superior: other(row.superiorId),
    first: other(row.firstId),
    second: other(row.secondId),
  }
}

/** Days read once each: a directory has some hundred different ones. */
class Days {
  readonly #known = new Map<string, Temporal.PlainDate>()

  of(text: string): Temporal.PlainDate {
    const known = this.#known.get(text)
    if (known) return known
    const day = Temporal.PlainDate.from(text)
    this.#known.set(text, day)
    return day
  }

  stretch({ fromOn, toOn }: { readonly fromOn: string; readonly toOn: string | null }): Stretch {
    return { from: this.of(fromOn), to: toOn === null ? undefined : this.of(toOn) }
  }
}

function grouped<Row extends { readonly employeeId: string }>(rows: readonly Row[]): ReadonlyMap<string, Row[]> {
  const groups = new Map<string, Row[]>()
  for (const row of rows) {
    const group = groups.get(row.employeeId)
    if (group) group.push(row)
    else groups.set(row.employeeId, [row])
  }
  return groups
}
