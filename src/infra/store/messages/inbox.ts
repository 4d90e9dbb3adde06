import { INBOX, type Jobs } from '../../../bot/delivery/jobs.ts'
import { type Event, talkAt } from '../../../bot/event.ts'
import type { InboxStore } from '../../../bot/inbox/inbox.ts'
import { Prisma } from '../../db/generated/client.ts'
import { type Database, rowsOf, type Tx, untilUnhindered } from '../../db/index.ts'
import { eventKey, readEvent, writeEvent } from './event-shape.ts'
import { gathered } from './gathered.ts'

const END = { kind: 'end' } as const

/** Events as rows, each with its job. The words of an event are in its row alone, never in the queue. */
export function inboxStore<Job>(db: Database, jobs: Jobs<Tx, Job>): InboxStore<Tx, Job> {
  const { prisma } = db
  return {
    add: gathered((events: readonly Event[]) => addAll(events, jobs)),
    waiting: async (id) => {
      const [row] = await rowsOf<{ state: string; event: unknown }>(
        db,
        Prisma.sql`SELECT state, event FROM inbox_event WHERE id = ${id}::uuid`,
      )
      if (row?.state !== 'waiting') return undefined
      const event = readEvent(row.event)
      if (!event) await setAside(prisma, id, 'damaged')
      return event
    },
    transaction: (event, work) =>
      untilUnhindered(() =>
        prisma.$transaction(async (tx) => {
          // The embedded database has one connection: there two transactions never run at once.
          if (db.engine === 'postgres') await lockConversation(tx, event)
          return work(tx)
        }),
      ),
    handled: async (tx, id) => {
      const data = { state: 'handled', event: Prisma.DbNull, settledAt: new Date() }
      const { count } = await tx.inboxEvent.updateMany({ where: { id, state: 'waiting' }, data })
      return count === 1
    },
    complete: (tx, job) =>
      tx ? jobs.settle(tx, [{ job, next: END }]) : prisma.$transaction((own) => jobs.settle(own, [{ job, next: END }])),
  }
}

/** Stores events with their jobs; gives for each the id it is kept under, undefined for one that was there before. */
async function addAll<Job>(events: readonly Event[], jobs: Jobs<Tx, Job>): Promise<(string | undefined)[]> {
  const rows = events.map((event) => {
    return { id: eventKey(event), channel: event.account.channel, event: writeEvent(event), at: event.at.toString() }
  })
  // The queue takes jobs of one statement in the order of their ids. One whose event was there before finds it handled.
  const made = rows.map(({ id }, at) => ({ queue: INBOX, id: numbered(at, id), names: { id } }))
  const added = await jobs.insertWith({ text: INSERT, values: [JSON.stringify(rows)] }, made)
  const fresh = new Set(added.map(({ id }) => String(id)))
  // The same event twice in one statement is new once.
  return rows.map(({ id }) => (fresh.delete(id) ? id : undefined))
}

function numbered(at: number, id: string): string {
  return at.toString(16).padStart(8, '0') + id.slice(8)
}

const INSERT = (from: number) => `INSERT INTO inbox_event (id, channel, event, received_at)
  SELECT id, channel, event, at FROM jsonb_to_recordset($${from}::jsonb)
    AS r(id uuid, channel text, event jsonb, at timestamptz)
  ON CONFLICT DO NOTHING RETURNING id`

/** Two runs that change the same talk at once would each forget what the other wrote. */
async function lockConversation(tx: Tx, { account, place }: Event): Promise<void> {
  const name = `${account.channel}\n${talkAt(place)}\n${account.externalId}`
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${name}, 0))`
}

/** Puts an event among those an operator looks at, with a reason or that of its last run. False where it is settled. */
export async function setAside(tx: Tx, id: string, reason: string | undefined): Promise<boolean> {
  const data = { state: 'set_aside', settledAt: new Date(), ...(reason === undefined ? {} : { reason }) }
  const { count } = await tx.inboxEvent.updateMany({ where: { id, state: 'waiting' }, data })
  return count === 1
}

/** Notes why the last run failed, as a code, so that the operator's list can say it. */
export async function noteFailure(tx: Tx, id: string, reason: string): Promise<void> {
  await tx.inboxEvent.updateMany({ where: { id, state: 'waiting' }, data: { reason } })
}
