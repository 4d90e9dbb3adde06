import type { Temporal } from 'temporal-polyfill'
import { HagukumiError } from '../../../bot/errors.ts'
import { conflictsOf, postsFrom } from '../../../domain/people/conflicts.ts'
import { effectiveOn, hasLeftBy } from '../../../domain/people/employee.ts'
import type { Enrolled } from '../../../domain/people/person.ts'
import { inOrder, labelOf, ROLES, type Role, roleNamed } from '../../../domain/people/roles.ts'
import { endedBefore } from '../../../domain/people/stretch.ts'
import type { Database, Tx } from '../../db/index.ts'
import { record } from '../audit.ts'
import { toMoment } from '../days.ts'
import { holdDirectory } from './lock.ts'
import { enrolledCalled, readEnrolled } from './rows.ts'

/** Who gives or takes a role, and when. `today` is the first day whose posts and staff still matter. */
export interface GrantBy {
  readonly actor: string
  readonly now: Temporal.Instant
  readonly today: Temporal.PlainDate
}

/** A role that somebody holds by being given it. */
export interface Grant {
  readonly number: string
  readonly name: string
  readonly unitPath: string
  readonly role: Role
  readonly sample: boolean
}

/**
 * Gives a role. `called` is a 職員番号 or a whole name, `role` a label or code.
 * Gives whether anything changed. Throws not_found (no such person or role), bad_input (several of that name, or 職員,
 * which everybody is), not_allowed with the reason when the role does not go with the person's other roles or posts.
 */
export function giveRole(db: Database, called: string, role: string, by: GrantBy): Promise<Grant & { done: boolean }> {
  return db.prisma.$transaction((tx) => giveRoleIn(tx, called, role, by))
}

/** The same as part of a transaction that does more. */
export async function giveRoleIn(
  tx: Tx,
  called: string,
  role: string,
  by: GrantBy,
): Promise<Grant & { done: boolean }> {
  const wanted = grantable(role)
  await holdDirectory(tx)
  const enrolled = await oneCalled(tx, called, by.today)
  const grant = grantFrom(enrolled, wanted, by.today)
  if (enrolled.granted.includes(wanted)) return { ...grant, done: false }
  refuseConflict(enrolled, wanted, by.today)
  const given = { givenAt: toMoment(by.now), givenBy: by.actor }
  await tx.roleGrant.create({ data: { employeeId: enrolled.employeeId, role: wanted, ...given } })
  await record(tx, {
    at: by.now,
    actor: by.actor,
    action: 'role.give',
    subject: grant.number,
    detail: { role: wanted },
  })
  return { ...grant, done: true }
}

/** Takes a role away; words and errors as in giveRole. Who does not hold it is left as they are. */
export function takeRole(db: Database, called: string, role: string, by: GrantBy): Promise<Grant & { done: boolean }> {
  const wanted = grantable(role)
  return db.prisma.$transaction(async (tx) => {
    await holdDirectory(tx)
    const enrolled = await oneCalled(tx, called, by.today)
    const grant = grantFrom(enrolled, wanted, by.today)
    if (!enrolled.granted.includes(wanted)) return { ...grant, done: false }
    await tx.roleGrant.deleteMany({ where: { employeeId: enrolled.employeeId, role: wanted } })
    await record(tx, {
      at: by.now,
      actor: by.actor,
      action: 'role.take',
      subject: grant.number,
      detail: { role: wanted },
    })
    return { ...grant, done: true }
  })
}

/** All roles that were given, in the order of ROLES, then by 職員番号. 所属長 by having staff is not among them. */
export async function listRoles(db: Database, today: Temporal.PlainDate): Promise<Grant[]> {
  const holders = await readEnrolled(db.prisma, { roles: { some: {} } })
  const grants = holders.flatMap((each) => inOrder(each.granted).map((role) => grantFrom(each, role, today)))
  const rank = new Map(inOrder(grants.map(({ role }) => role)).map((role, at) => [role, at]))
  return grants.sort((one, other) => (rank.get(one.role) ?? 0) - (rank.get(other.role) ?? 0))
}

function grantable(text: string): Role {
  const role = roleNamed(text)
  if (role === undefined)
    throw new HagukumiError('not_found', `その役割はありません。${inWords()}のどれかでお書きください。`)
  if (role === 'employee')
    throw new HagukumiError(
      'bad_input',
      `名簿にいる方は、はじめから「${labelOf(role)}」です。名簿の取り込みで変えてください。`,
    )
  return role
}

async function oneCalled(tx: Tx, called: string, today: Temporal.PlainDate): Promise<Enrolled> {
  const found = (await enrolledCalled(tx, called)).filter(({ employee }) => !hasLeftBy(employee, today))
  const [enrolled] = found
  if (!enrolled)
    throw new HagukumiError('not_found', '名簿にその職員がいません。職員番号か、姓と名をそのままお書きください。')
  if (found.length === 1) return enrolled
  const candidates = found.map((each) => `${each.employee.number}（${unitOn(each, today)}）`).join('、')
  throw new HagukumiError(
    'bad_input',
    `同じ氏名の職員が${found.length}人います。職員番号でお書きください：${candidates}`,
  )
}

function refuseConflict({ employee, granted, leads }: Enrolled, wanted: Role, today: Temporal.PlainDate): void {
  const [reason] = conflictsOf({
    roles: inOrder([...granted, wanted]),
    staff: leads.some((each) => !endedBefore(each, today)) ? 'some' : 'none',
    posts: postsFrom(employee, today),
  })
  if (reason !== undefined)
    throw new HagukumiError('not_allowed', `${reason}ほかの方にお願いするか、先に今の役割を外してください。`)
}

function grantFrom(enrolled: Enrolled, role: Role, today: Temporal.PlainDate): Grant {
  const { employee, sample } = enrolled
  return { number: employee.number, name: employee.name, unitPath: unitOn(enrolled, today), role, sample }
}

/** The unit of the day, else the last one known. */
function unitOn({ employee }: Enrolled, today: Temporal.PlainDate): string {
  const [post] = effectiveOn(employee.appointments, today)
  return (post ?? employee.appointments.at(-1))?.unitPath ?? ''
}

function inWords(): string {
  return ROLES.filter(({ code }) => code !== 'employee')
    .map(({ label, code }) => `${label}（${code}）`)
    .join('、')
}
