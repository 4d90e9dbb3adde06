import { Temporal } from 'temporal-polyfill'
import { INBOX, type Jobs } from '../../../bot/delivery/jobs.ts'
import type { Event } from '../../../bot/event.ts'
import { Prisma } from '../../db/generated/client.ts'
import type { Database, Tx } from '../../db/index.ts'
import { record } from '../audit.ts'
import { beginningOf, onlyOne } from '../numbered.ts'
import { readEvent } from './event-shape.ts'

/** An event that could not be handled, as an operator may see it: never who or what. */
export interface SetAside {
  readonly id: string
  readonly receivedAt: Temporal.Instant
  readonly channel: string
  /** A screened message counts as said: that somebody wrote of their health is nobody's business. */
  readonly kind: Exclude<Event['kind'], 'screened'> | 'unreadable'
  readonly reason: string | null
}

/** How the inbox stands, in numbers of events. */
export interface InboxState {
  readonly waiting: number
  /** The oldest first. */
  readonly setAside: readonly SetAside[]
  /** Set aside, and their words removed since. */
  readonly wordless: number
}

/** What waits, and what was set aside. */
export async function readInbox(tx: Tx): Promise<InboxState> {
  const waiting = await tx.inboxEvent.count({ where: { state: 'waiting' } })
  const wordless = await tx.inboxEvent.count({ where: { state: 'set_aside', event: { equals: Prisma.DbNull } } })
  const rows = await tx.inboxEvent.findMany({
    where: { state: 'set_aside', event: { not: Prisma.DbNull } },
    orderBy: [{ receivedAt: 'asc' }, { id: 'asc' }],
  })
  const setAside = rows.map(({ id, receivedAt, channel, event, reason }) => {
    return {
      id,
      receivedAt: Temporal.Instant.fromEpochMilliseconds(receivedAt.getTime()),
      channel,
      kind: kindOf(event),
      reason,
    }
  })
  return { waiting, setAside, wordless }
}

function kindOf(event: unknown): SetAside['kind'] {
  const kind = readEvent(event)?.kind ?? 'unreadable'
  return kind === 'screened' ? 'said' : kind
}

/** Which of those set aside: by their numbers, or all. */
export type Chosen = { readonly numbers: readonly string[] } | 'all'

interface By {
  readonly actor: string
  readonly now: Temporal.Instant
}

/** Ids of what was done, and of what could not be: its words are gone, or cannot be read. */
export interface Done {
  readonly done: readonly string[]
  readonly wordless: readonly string[]
  readonly unreadable: readonly string[]
}

/** Hands events back to the bot, each with a fresh job. Throws not_found where a number is of nothing set aside. */
export function redrive<Job>({ prisma }: Database, chosen: Chosen, to: By & { jobs: Jobs<Tx, Job> }): Promise<Done> {
  return prisma.$transaction(async (tx) => {
    const { worded, wordless } = await choose(tx, chosen)
    const readable = worded.filter(({ event }) => readEvent(event) !== undefined)
    const unreadable = worded.filter((row) => !readable.includes(row))
    const done = readable.map(({ id }) => id)
    if (done.length > 0) {
      await tx.$executeRaw`UPDATE inbox_event SET state = 'waiting', reason = NULL, settled_at = NULL
        WHERE id = ANY(${done}::uuid[])`
      await to.jobs.insert(
        tx,
        done.map((id) => ({ queue: INBOX, names: { id } })),
      )
      await audit(tx, 'inbox.redrive', done, to)
    }
    return { done, wordless, unreadable: unreadable.map(({ id }) => id) }
  })
}

/** Removes the words of events for good; their numbers and reasons stay. Throws as redrive does. */
export function discard({ prisma }: Database, chosen: Chosen, by: By): Promise<Done> {
  return prisma.$transaction(async (tx) => {
    const { worded, wordless } = await choose(tx, chosen)
    const done = worded.map(({ id }) => id)
    if (done.length > 0) {
      await tx.$executeRaw`UPDATE inbox_event SET event = NULL WHERE id = ANY(${done}::uuid[])`
      await audit(tx, 'inbox.discard', done, by)
    }
    return { done, wordless, unreadable: [] }
  })
}

interface Row {
  readonly id: string
  readonly event: unknown
}

/** The chosen rows, held until the transaction ends: another operator may be at them. */
async function choose(tx: Tx, chosen: Chosen): Promise<{ worded: readonly Row[]; wordless: readonly string[] }> {
  const ids = new Set<string>()
  if (chosen !== 'all') for (const each of chosen.numbers) ids.add(await eventCalled(tx, each))
  const which = chosen === 'all' ? Prisma.sql`event IS NOT NULL` : Prisma.sql`id = ANY(${[...ids]}::uuid[])`
  const rows = await tx.$queryRaw<Row[]>`SELECT id, event FROM inbox_event
    WHERE state = 'set_aside' AND ${which} ORDER BY id FOR UPDATE`
  const worded = rows.filter(({ event }) => event !== null)
  return { worded, wordless: rows.filter(({ event }) => event === null).map(({ id }) => id) }
}

async function eventCalled(tx: Tx, typed: string): Promise<string> {
  const beginning = beginningOf(typed)
  const rows = await tx.$queryRaw<Row[]>`SELECT id, event FROM inbox_event
    WHERE starts_with(id::text, ${beginning}) AND state = 'set_aside' ORDER BY received_at LIMIT 4`
  const none = `番号 ${beginning} で取り分けたものはありません。inbox list で番号をお確かめください。`
  const ids = rows.map(({ id }) => id)
  return onlyOne(beginning, ids, none)
}

async function audit(tx: Tx, action: string, ids: readonly string[], { actor, now }: By): Promise<void> {
  await record(tx, { at: now, actor, action, subject: 'inbox', detail: { events: ids.length, ids } })
}
