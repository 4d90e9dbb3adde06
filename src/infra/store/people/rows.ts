import type { Appointment, Employee } from '../../../domain/people/employee.ts'
import type { Enrolled } from '../../../domain/people/person.ts'
import type { Stretch } from '../../../domain/people/stretch.ts'
import type { Prisma, Tx } from '../../db/index.ts'
import { toDay } from '../days.ts'
import { groupBy } from '../group-by.ts'

type EmployeeRow = Prisma.EmployeeGetPayload<object>
type PostRow = Prisma.AppointmentGetPayload<object>

/** What rows refer to by id. */
interface Names {
  readonly units: ReadonlyMap<string, string>
  readonly people: ReadonlyMap<string, { readonly number: string; readonly leftOn: Date | null }>
}

/**
 * The employees that `where` selects (all without it) with everything that hangs on them, by rising 職員番号.
 * One query after another, joined here: in a transaction Prisma sends the queries of an `include` at the same time
 * over one connection, which pg warns of and will refuse from version 9.
 */
export async function readEnrolled(tx: Tx, where?: Prisma.EmployeeWhereInput): Promise<Enrolled[]> {
  const rows = await tx.employee.findMany({ where: where ?? {}, orderBy: { number: 'asc' } })
  const ids = where && { in: rows.map(({ id }) => id) }
  const own = ids ? { employeeId: ids } : {}
  const first = { orderBy: [{ fromOn: 'asc' }, { id: 'asc' }] } satisfies Prisma.AppointmentFindManyArgs
  const posts = await tx.appointment.findMany({ where: own, ...first })
  const led = ids ? await tx.appointment.findMany({ where: { superiorId: ids }, ...first }) : posts
  const leaves = groupBy(await tx.leave.findMany({ where: own, orderBy: { fromOn: 'asc' } }), ofEmployee)
  const roles = groupBy(await tx.roleGrant.findMany({ where: own }), ofEmployee)
  const names = ids ? await namesOf(tx, [...posts, ...led]) : await allNames(tx)
  const postsOf = groupBy(posts, ofEmployee)
  const ledBy = groupBy(led, ({ superiorId }) => superiorId)
  return rows.map((row) => ({
    employee: {
      ...personal(row),
      leaves: (leaves.get(row.id) ?? []).map(({ fromOn, toOn }) => ({ from: toDay(fromOn), to: toDay(toOn) })),
      appointments: (postsOf.get(row.id) ?? []).map((post) => appointmentFrom(post, names)),
    },
    employeeId: row.id,
    sample: row.sample,
    granted: (roles.get(row.id) ?? []).map(({ role }) => role),
    leads: (ledBy.get(row.id) ?? []).map((post) => ledFrom(post, names)),
  }))
}

/** Those with this 職員番号, else those with this whole name; spaces and the width of digits do not matter. */
export async function enrolledCalled(tx: Tx, called: string): Promise<Enrolled[]> {
  const name = called.replace(/[\s\u3000]+/g, '')
  const number = name.normalize('NFKC')
  const rows = await tx.$queryRaw<{ id: string; number: string }[]>`
    SELECT id::text AS id, number FROM employee WHERE number = ${number} OR replace(name, ' ', '') = ${name}`
  const exact = rows.filter((row) => row.number === number)
  return enrolledWith(tx, exact.length > 0 ? exact : rows)
}

/** Those with this family name. Asked in plain SQL, since % and _ in a chat message must not select everybody. */
export async function enrolledOfFamily(tx: Tx, family: string): Promise<Enrolled[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT id::text AS id FROM employee WHERE split_part(name, ' ', 1) = ${family.trim()}`
  return enrolledWith(tx, rows)
}

async function enrolledWith(tx: Tx, rows: readonly { id: string }[]): Promise<Enrolled[]> {
  return rows.length === 0 ? [] : readEnrolled(tx, { id: { in: rows.map(({ id }) => id) } })
}

async function allNames(tx: Tx): Promise<Names> {
  const units = await tx.orgUnit.findMany({ select: { id: true, path: true } })
  const people = await tx.employee.findMany({ select: { id: true, number: true, leftOn: true } })
  return {
    units: new Map(units.map(({ id, path }) => [id, path])),
    people: new Map(people.map((row) => [row.id, row])),
  }
}

async function namesOf(tx: Tx, posts: readonly PostRow[]): Promise<Names> {
  const unitIds = [...new Set(posts.map(({ unitId }) => unitId))]
  const others = posts.flatMap((post) => [
    post.employeeId,
    post.superiorId,
    post.firstAppraiserId,
    post.secondAppraiserId,
  ])
  const peopleIds = [...new Set(others)].filter((id) => id !== null)
  const units = await tx.orgUnit.findMany({ where: { id: { in: unitIds } }, select: { id: true, path: true } })
  const people = await tx.employee.findMany({
    where: { id: { in: peopleIds } },
    select: { id: true, number: true, leftOn: true },
  })
  return {
    units: new Map(units.map(({ id, path }) => [id, path])),
    people: new Map(people.map((row) => [row.id, row])),
  }
}

function personal(row: EmployeeRow): Omit<Employee, 'leaves' | 'appointments'> {
  const { number, name, kana, employment, dutyFrom: from, dutyTo: to } = row
  const leftOn = toDay(row.leftOn)
  const dutyDays = row.dutyDays.length > 0 ? row.dutyDays : undefined
  const dutyHours = from !== null && to !== null ? { from, to } : undefined
  return { number, name, kana, email: row.email ?? undefined, employment, dutyDays, dutyHours, leftOn }
}

function appointmentFrom(post: PostRow, { units, people }: Names): Appointment {
  const number = (id: string | null) => (id === null ? undefined : people.get(id)?.number)
  return {
    kind: post.main ? 'main' : 'concurrent',
    unitPath: units.get(post.unitId) ?? '',
    gradeId: post.gradeId ?? undefined,
    gradeName: post.gradeName,
    jobFamily: post.jobFamily,
    from: toDay(post.fromOn),
    to: toDay(post.toOn),
    superior: number(post.superiorId),
    firstAppraiser: number(post.firstAppraiserId),
    secondAppraiser: number(post.secondAppraiserId),
  }
}

/** Staff who leave are led until their 退職日, whatever their appointment says. */
function ledFrom({ employeeId, fromOn, toOn }: PostRow, { people }: Names): Stretch {
  const ends = [toOn, people.get(employeeId)?.leftOn ?? null].filter((end) => end !== null)
  const [end] = ends.sort((a, b) => a.getTime() - b.getTime())
  return { from: toDay(fromOn), to: toDay(end ?? null) }
}

function ofEmployee({ employeeId }: { readonly employeeId: string }): string {
  return employeeId
}
