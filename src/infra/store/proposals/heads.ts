import type { Temporal } from 'temporal-polyfill'
import { onLeaveOn } from '../../../domain/people/employee.ts'
import { type Enrolled, type Person, personOn } from '../../../domain/people/person.ts'
import type { Role } from '../../../domain/people/roles.ts'
import type { Tx } from '../../db/index.ts'
import { toDate } from '../days.ts'
import { readEnrolled } from '../people/rows.ts'

/** A unit as proposals name it. */
export interface Unit {
  readonly id: string
  readonly path: string
}

/**
 * The ids of who answers for a unit on a day: those of its own people whom somebody names as 上司; where it has none (the
 * 係長 is vacant), whom its people name.
 */
export async function headsOf(tx: Tx, unitId: string, day: Temporal.PlainDate): Promise<readonly string[]> {
  const rows = await tx.$queryRaw<{ id: string; own: boolean }[]>`
    WITH held AS (SELECT * FROM appointment
      WHERE from_on <= ${day.toString()}::date AND (to_on IS NULL OR to_on >= ${day.toString()}::date))
    SELECT DISTINCT led.superior_id::text AS id,
      EXISTS (SELECT FROM held own WHERE own.employee_id = led.superior_id AND own.unit_id = ${unitId}::uuid) AS own
    FROM held led JOIN org_unit u ON u.id = led.unit_id
    WHERE led.superior_id IS NOT NULL AND (u.id = ${unitId}::uuid
      OR starts_with(u.path, (SELECT path || '/' FROM org_unit WHERE id = ${unitId}::uuid)))`
  const own = rows.filter((row) => row.own)
  if (own.length > 0) return own.map(({ id }) => id)
  const on = toDate(day)
  const named = await tx.appointment.findMany({
    where: { unitId, fromOn: { lte: on }, OR: [{ toOn: null }, { toOn: { gte: on } }], superiorId: { not: null } },
    select: { superiorId: true },
    distinct: ['superiorId'],
  })
  return named.flatMap(({ superiorId }) => superiorId ?? [])
}

/** Everybody with a role who is in service on a day, and not on leave. */
export async function holdersOf(tx: Tx, role: Role, day: Temporal.PlainDate): Promise<readonly Person[]> {
  const grants = await tx.roleGrant.findMany({ where: { role }, select: { employeeId: true } })
  return there(await readEnrolled(tx, { id: { in: grants.map(({ employeeId }) => employeeId) } }), day)
}

/** Those who can be told something on a day. */
export function there(staff: readonly Enrolled[], day: Temporal.PlainDate): readonly Person[] {
  return staff.filter(({ employee }) => !onLeaveOn(employee, day)).flatMap((each) => personOn(each, day) ?? [])
}

/** The unit that somebody means: its whole path, or its name where only one has it; else undefined. */
export async function unitCalled(tx: Tx, called: string): Promise<Unit | undefined> {
  const said = called.normalize('NFKC').replace(/\s+/g, '')
  const units = await tx.orgUnit.findMany({ select: { id: true, path: true, name: true }, orderBy: { path: 'asc' } })
  const levelled = units.map((unit) => ({ ...unit, as: unit.path.normalize('NFKC').replace(/\s+/g, '') }))
  const exact = levelled.find(({ as }) => as === said)
  const named = levelled.filter(({ as }) => as.endsWith(`/${said}`))
  const unit = exact ?? (named.length === 1 ? named[0] : undefined)
  return unit && { id: unit.id, path: unit.path }
}

/** Units that are offered at most. */
const OFFERED = 3

/** The whole names of the units whose own name a text names, the longest names first. */
export async function unitsIn(tx: Tx, text: string): Promise<readonly string[]> {
  const said = text.normalize('NFKC')
  const units = await tx.orgUnit.findMany({ select: { path: true, name: true }, orderBy: { path: 'asc' } })
  const named = units.filter(({ name }) => said.includes(name.normalize('NFKC')))
  return [...named]
    .sort((one, other) => other.name.length - one.name.length)
    .slice(0, OFFERED)
    .map(({ path }) => path)
}
