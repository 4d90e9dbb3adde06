import type { Temporal } from 'temporal-polyfill'
import { within } from '../../../domain/calendar/unit-path.ts'
import type { Meeting, MeetingUnit } from '../../../domain/meeting/meeting.ts'
import { type WorkKind, workKindOf } from '../../../domain/meeting/work-kind.ts'
import type { Person } from '../../../domain/people/person.ts'
import type { Prisma, Tx } from '../../db/index.ts'
import { toDate, toDay } from '../days.ts'

/** What a button brings back need not be an id of ours, and the database refuses what is no UUID. */
const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** The units of somebody's posts, the main one first; for a 所属長 also those below them, in the order of their names. */
export async function unitsOf(tx: Tx, { appointments, roles }: Person): Promise<MeetingUnit[]> {
  const own = [...new Set(appointments.map(({ unitPath }) => unitPath))]
  const leads = roles.includes('superior')
  const below = leads ? own.map((path) => ({ path: { startsWith: `${path}/` } })) : []
  const rows = await tx.orgUnit.findMany({
    where: { OR: [{ path: { in: own } }, ...below] },
    select: { id: true, path: true, name: true },
    orderBy: { path: 'asc' },
  })
  const members = own.flatMap((path) => rows.find((row) => row.path === path) ?? [])
  const heads = rows.filter(({ path }) => !own.includes(path) && own.some((above) => within(path, above)))
  return [
    ...members.map((row) => ({ ...row, standing: 'member' as const })),
    ...heads.map((row) => ({ ...row, standing: 'head' as const })),
  ]
}

/** One meeting, or undefined where there is none of this id. */
export async function meetingWith(tx: Tx, id: string): Promise<Meeting | undefined> {
  const [meeting] = ID.test(id) ? await read(tx, { id }) : []
  return meeting
}

/** The meetings of a unit from a day to a day, both included, in order; trainings left out. */
export function meetingsOf(
  tx: Tx,
  unitId: string,
  from: Temporal.PlainDate,
  to: Temporal.PlainDate,
): Promise<Meeting[]> {
  return read(tx, { unitId, kind: 'meeting', day: { gte: toDate(from), lte: toDate(to) } })
}

/** Meetings whose themes are not offered again. */
const REMEMBERED = 6

/** The themes of a unit's last meetings before a day, the newest first. */
export async function lastThemes(tx: Tx, unitId: string, before: Temporal.PlainDate): Promise<string[]> {
  const rows = await tx.meeting.findMany({
    where: { unitId, kind: 'meeting', state: { not: 'skipped' }, theme: { not: null }, day: { lt: toDate(before) } },
    select: { theme: true },
    orderBy: { day: 'desc' },
    take: REMEMBERED,
  })
  return rows.flatMap(({ theme }) => theme ?? [])
}

/** What kind of work the people of a unit do, by the posts that they hold there on a day. */
export async function workKindIn(tx: Tx, unitId: string, day: Temporal.PlainDate): Promise<WorkKind> {
  const posts = await tx.appointment.findMany({
    where: { unitId, main: true, fromOn: { lte: toDate(day) }, OR: [{ toOn: null }, { toOn: { gte: toDate(day) } }] },
    select: { jobFamily: true, gradeName: true },
  })
  return workKindOf(posts.map(({ jobFamily, gradeName }) => `${jobFamily} ${gradeName}`))
}

/** Takes a theme for a meeting. */
export async function chooseTheme(tx: Tx, id: string, theme: string): Promise<void> {
  await tx.meeting.update({ where: { id }, data: { theme } })
}

async function read(tx: Tx, where: Prisma.MeetingWhereInput): Promise<Meeting[]> {
  const rows = await tx.meeting.findMany({ where, orderBy: [{ day: 'asc' }, { id: 'asc' }] })
  const unitIds = [...new Set(rows.map(({ unitId }) => unitId))]
  const units = new Map((await tx.orgUnit.findMany({ where: { id: { in: unitIds } } })).map((unit) => [unit.id, unit]))
  return rows.map((row) => ({
    id: row.id,
    unitId: row.unitId,
    unitPath: units.get(row.unitId)?.path ?? '',
    unitName: units.get(row.unitId)?.name ?? '',
    kind: row.kind === 'training' ? 'training' : 'meeting',
    day: toDay(row.day),
    at: row.startsAt ?? undefined,
    minutes: row.minutes ?? undefined,
    state: row.state === 'held' || row.state === 'skipped' ? row.state : 'planned',
    leaderId: row.leaderId ?? undefined,
    headCount: row.headCount ?? undefined,
    theme: row.theme ?? undefined,
    decisions: row.decisions,
    nextOn: toDay(row.nextOn),
    shared: row.sharedAt !== null,
  }))
}
