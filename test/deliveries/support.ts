import type { App } from '../../src/app.ts'
import type { Courier } from '../../src/bot/delivery/courier.ts'
import type { Purpose } from '../../src/bot/delivery/outgoing.ts'
import { run } from '../../src/cli/run.ts'
import { newId } from '../../src/infra/clock/clock.ts'
import type { Database } from '../../src/infra/db/index.ts'
import { letterTo } from '../delivery/support.ts'
import { appOn, paperIo } from '../support/app.ts'
import { StandingClock } from '../support/clock.ts'

/** Runs a command as an operator does; gives its exit code, its result, and what was said beside it. */
export async function hagukumi(app: App, ...argv: string[]): Promise<{ code: number; out: string; err: string }> {
  const io = paperIo([])
  const code = await run({ command: 'hagukumi', argv }, app, io)
  return { code, out: io.written.join('\n'), err: io.beside.join('') }
}

/** The bot with a platform to send to and nobody at work: what is written stays as it is. */
export async function idleApp(
  db: Database,
  channels: readonly string[] = [SILENT.channel],
): Promise<App & { readonly clock: StandingClock }> {
  const clock = new StandingClock()
  return { ...(await appOn(db, clock, { couriers: channels.map((channel) => ({ ...SILENT, channel })) })), clock }
}

const SILENT: Courier = {
  channel: 'slack',
  limits: { perSecond: 1, perSecondAndPlace: 1 },
  send: () => Promise.reject(new Error('nobody is at work')),
}

/** How a message stands, beyond being written. */
export interface Stand {
  readonly purpose?: Purpose
  readonly campaign?: string
  readonly state?: 'queued' | 'sending' | 'sent' | 'skipped' | 'failed' | 'unknown'
  /** An unknown one that is given up; the others are settled by their state. */
  readonly settled?: true
  readonly reason?: string
  readonly tries?: number
  /** Without its words. */
  readonly bare?: true
}

/** Writes a message to `person` on Slack and puts its row where it would take long to get; gives its id. */
export async function stood(app: App, person: string, stand: Stand = {}): Promise<string> {
  const { purpose = 'notice', campaign, state = 'queued', reason = null, tries = 0 } = stand
  const id = newId()
  const letter = { ...letterTo('slack', person), id, purpose, ...(campaign === undefined ? {} : { campaign }) }
  await app.db.prisma.$transaction((tx) => app.post(tx, [letter]))
  const settled = state === 'sent' || state === 'failed' || stand.settled === true
  const bare = state === 'sent' || stand.bare === true
  await app.db.prisma.$executeRaw`UPDATE outbox_message SET state = ${state}, reason = ${reason}, tries = ${tries},
      claim = gen_random_uuid(), card = CASE WHEN ${bare} THEN NULL ELSE card END,
      settled_at = CASE WHEN ${settled} THEN created_at + interval '1 minute' END
    WHERE id = ${id}::uuid`
  // A job of a message that is settled has ended.
  if (settled) await app.db.prisma.$executeRaw`DELETE FROM pgboss.job WHERE data->>'id' = ${id}`
  return id
}

/** A letter of the stress check that was posted to so many people; gives the ids of the messages that were sent. */
export async function letterOf({ db }: App, { planned, sent }: { planned: number; sent: number }): Promise<string[]> {
  const period = { id: newId(), name: '令和9年度', fromOn: new Date('2027-06-01'), toOn: new Date('2027-06-30') }
  await db.prisma.stressCheckPeriod.create({ data: { ...period, facts: {}, slot: '09:10', author: '1' } })
  const letter = { periodId: period.id, kind: 'start', onDay: period.fromOn, state: 'posted', planned }
  await db.prisma.stressCheckLetter.create({ data: letter })
  const times = { createdAt: new Date(), settledAt: new Date(), expiresAt: new Date() }
  const rows = Array.from({ length: sent }, () => {
    const to = { channel: 'slack', place: 'U1', externalId: 'U1' }
    return { id: newId(), periodId: period.id, kind: 'start', ...to, ...times }
  })
  await db.prisma.stressCheckMessage.createMany({ data: rows })
  return rows.map(({ id }) => id)
}

/** The queues of the jobs that there are for a message or an event. */
export async function jobsOf({ db }: App, id: string): Promise<string[]> {
  const rows = await db.prisma.$queryRaw<{ name: string }[]>`SELECT name FROM pgboss.job
    WHERE data->>'id' = ${id} AND state < 'completed'`
  return rows.map(({ name }) => name)
}

/** The audit so far, as action, subject and detail. */
export async function audited({ db }: App, action: string): Promise<unknown[]> {
  const entries = await db.prisma.auditEntry.findMany({ where: { action }, orderBy: { id: 'asc' } })
  return entries.map(({ actor, subject, detail }) => ({ actor, subject, detail }))
}

export const shortly = (id: string) => id.slice(0, 8)
