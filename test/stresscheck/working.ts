import type { Courier } from '../../src/bot/delivery/courier.ts'
import type { Event } from '../../src/bot/event.ts'
import { Prisma } from '../../src/infra/db/generated/client.ts'
import { type Database, rowsOf } from '../../src/infra/db/index.ts'
import { startWork } from '../../src/work.ts'
import { QUICK, until } from '../delivery/support.ts'
import { UNLIMITED } from '../platform/courier.ts'
import { appOn } from '../support/app.ts'
import { at, type IdleCity, KEY, SetClock } from './support.ts'

/** The bot at work with a platform that takes everything; its steps by ids alone, as the log has them. */
export async function workingCity(db: Database) {
  const clock = new SetClock()
  const [steps, faults]: [string[], unknown[]] = [[], []]
  const courier: Courier = {
    channel: 'slack',
    limits: UNLIMITED,
    send: async ({ id }) => ({ kind: 'sent', receipt: { ref: id } }),
  }
  const trace = (step: string, id: string) => void steps.push(`${step} ${id}`)
  const app: IdleCity = {
    ...(await appOn(db, clock, { couriers: [courier], patience: QUICK, stressCheckKey: KEY, trace })),
    clock,
  }
  // The schedule goes by the real time of day: in a run that meets its minute a round would be had that another has not.
  const unscheduled = { ...app, remind: async () => 0, tidy: async () => undefined }
  const work = await startWork(unscheduled, (error) => void faults.push(error))
  const quiet = () =>
    until(
      () => rowsOf<{ n: number }>(db, Prisma.sql`SELECT count(*)::int AS n FROM pgboss.job WHERE state < 'completed'`),
      ([open]) => open?.n === 0,
    )
  return {
    app,
    steps,
    faults,
    /** Lets something happen on the platform, and waits until all that follows is done. */
    happen: async (event: Event) => {
      await work.receive(event)
      await quiet()
    },
    /** Puts the clock, does what is due then, and waits until all that follows is done. */
    at: async (moment: string) => {
      await at(app, moment)
      work.wake()
      await quiet()
    },
    close: async () => {
      await work.stop()
      await app.close()
    },
  }
}

export type WorkingCity = Awaited<ReturnType<typeof workingCity>>

/** The tables of the stress check: what is in them need not be alike while a period runs. */
export const STRICT = /^public\.stress_check_/

/**
 * All rows of all tables, but of those that `apart` names, in an order of their own. Ids that are not in `known`, and
 * times, are masked: they differ from run to run. The counts of the machinery itself are left out.
 */
export async function wholeDatabase(db: Database, known: ReadonlySet<string>, apart?: RegExp): Promise<string[]> {
  const tables = await rowsOf<{ name: string }>(
    db,
    Prisma.sql`SELECT format('%I.%I', table_schema, table_name) AS name FROM information_schema.tables
      WHERE table_type = 'BASE TABLE' AND table_schema NOT IN ('pg_catalog', 'information_schema')`,
  )
  const rows: string[] = []
  for (const { name } of tables) {
    if (MACHINERY.test(name) || apart?.test(name)) continue
    const found = await db.prisma.$queryRawUnsafe<{ row: string }[]>(`SELECT to_jsonb(t)::text AS row FROM ${name} t`)
    rows.push(...found.map(({ row }) => `${name} ${masked(row, known)}`))
  }
  return rows.sort()
}

/** When the queue was looked after, and which ticks of the schedule were taken. */
const MACHINERY = /^pgboss\.(version|queue|schedule)$|^public\.(cron_run|_prisma_migrations)$/

/** A text without ids that are not known, and without times. */
export function masked(text: string, known: ReadonlySet<string>): string {
  return text
    .replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, (id) => (known.has(id) ? id : '<id>'))
    .replace(/\d{4}-\d\d-\d\dT[\d:.]+(\+00:00|Z)?/g, '<time>')
}

/** The ids that a fresh city has: the same in every copy of it. */
export async function idsOf({ prisma }: Database): Promise<Set<string>> {
  const select = { select: { id: true } }
  const rows = [await prisma.employee.findMany(select), await prisma.orgUnit.findMany(select)]
  return new Set(rows.flat().map(({ id }) => id))
}
