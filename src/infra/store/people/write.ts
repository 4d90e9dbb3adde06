import type { Appointment, Employee } from '../../../domain/people/employee.ts'
import type { Plan } from '../../../domain/people/plan.ts'
import type { Prisma, Tx } from '../../db/index.ts'
import { toDate } from '../days.ts'
import { ensureUnits, type Origin } from './units.ts'

/** Rows of one statement: 12 columns each stay far below PostgreSQL's 65,535 parameters. */
const AT_ONCE = 1000

type Ids = ReadonlyMap<string, string>

/**
 * Writes new and changed employees with their appointments and leaves: a few statements, however many people.
 * Appointments of changed people are written anew, so their ids do not outlive an import; nothing refers to them.
 */
export async function writePeople(tx: Tx, plan: Plan, origin: Origin): Promise<void> {
  const sample = origin === 'sample'
  for (const part of inParts(plan.added))
    await tx.employee.createMany({ data: part.map((each) => ({ ...personal(each), sample })) })
  await updatePersonal(tx, plan.changed)
  const people = [...plan.added, ...plan.changed]
  const ids: Ids = new Map((await tx.employee.findMany({ select: { id: true, number: true } })).map(byNumber))
  const units = await ensureUnits(tx, new Set(people.flatMap(pathsOf)), origin)
  for (const part of inParts(plan.changed.map(({ number }) => known(ids, number)))) {
    await tx.appointment.deleteMany({ where: { employeeId: { in: part } } })
    await tx.leave.deleteMany({ where: { employeeId: { in: part } } })
  }
  const posts = people.flatMap((each) => each.appointments.map((post) => postRow(each.number, post, ids, units)))
  for (const part of inParts(posts)) await tx.appointment.createMany({ data: part })
  for (const part of inParts(people.flatMap((each) => leaveRows(each, ids)))) await tx.leave.createMany({ data: part })
}

/**
 * One statement for all. E-mail addresses are cleared first, since two people may have exchanged theirs and
 * PostgreSQL looks at a unique column row by row.
 */
async function updatePersonal(tx: Tx, people: readonly Employee[]): Promise<void> {
  if (people.length === 0) return
  for (const part of inParts(people.map(({ number }) => number)))
    await tx.employee.updateMany({ where: { number: { in: part } }, data: { email: null } })
  const rows = people.map((each) => ({ ...personal(each), leftOn: each.leftOn?.toString() ?? null }))
  await tx.$executeRaw`
    UPDATE employee AS e
    SET name = v.name, kana = v.kana, email = v.email, employment = v.employment,
        duty_days = ARRAY(SELECT jsonb_array_elements_text(v."dutyDays")::int), duty_from = v."dutyFrom",
        duty_to = v."dutyTo", left_on = v."leftOn"
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS v(number text, name text, kana text, email text,
      employment text, "dutyDays" jsonb, "dutyFrom" text, "dutyTo" text, "leftOn" date)
    WHERE e.number = v.number`
}

function personal({ leaves, appointments, dutyDays, dutyHours, ...employee }: Employee) {
  const { email, leftOn } = employee
  const hours = { dutyFrom: dutyHours?.from ?? null, dutyTo: dutyHours?.to ?? null }
  return { ...employee, ...hours, dutyDays: [...(dutyDays ?? [])], email: email ?? null, leftOn: toDate(leftOn) }
}

function postRow(number: string, post: Appointment, ids: Ids, units: Ids): Prisma.AppointmentCreateManyInput {
  const other = (named: string | undefined) => (named === undefined ? null : known(ids, named))
  return {
    employeeId: known(ids, number),
    unitId: known(units, post.unitPath),
    gradeId: post.gradeId ?? null,
    gradeName: post.gradeName,
    jobFamily: post.jobFamily,
    main: post.kind === 'main',
    fromOn: toDate(post.from),
    toOn: toDate(post.to),
    superiorId: other(post.superior),
    firstAppraiserId: other(post.firstAppraiser),
    secondAppraiserId: other(post.secondAppraiser),
  }
}

function leaveRows({ number, leaves }: Employee, ids: Ids): Prisma.LeaveCreateManyInput[] {
  return leaves.map(({ from, to }) => ({ employeeId: known(ids, number), fromOn: toDate(from), toOn: toDate(to) }))
}

function byNumber({ number, id }: { number: string; id: string }): [string, string] {
  return [number, id]
}

function pathsOf({ appointments }: Employee): string[] {
  return appointments.map(({ unitPath }) => unitPath)
}

/** The checks before this point have seen every name; a miss is a fault of the program and must not be written. */
function known(ids: Ids, name: string): string {
  const id = ids.get(name)
  if (id === undefined) throw new RangeError('A row refers to something that was not written')
  return id
}

function inParts<T>(rows: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(rows.length / AT_ONCE) }, (_, at) =>
    rows.slice(at * AT_ONCE, (at + 1) * AT_ONCE),
  )
}
