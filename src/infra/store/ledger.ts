import { cardOf } from '../../bot/card/shape.ts'
import type { Jobs } from '../../bot/delivery/jobs.ts'
import type { Entry, Held, Ledger, Next, Reach } from '../../bot/delivery/ledger.ts'
import type { Receipt, Recipient } from '../../bot/delivery/outgoing.ts'
import { Prisma } from '../db/generated/client.ts'
import { type Database, rowsOf, type Tx } from '../db/index.ts'
import { gathered } from './gathered.ts'

/** What is read of a row to send its message. Times are the database's own: the clocks of processes differ and jump. */
interface Row {
  readonly id: string
  readonly channel: string
  readonly place: string
  readonly place_kind: string
  readonly thread: string | null
  readonly external_id: string
  readonly card: unknown
  readonly state: string
  readonly claim: string | null
  readonly tries: number
  readonly again: boolean
  /** Where the message stands whose place it takes. */
  readonly replaced: unknown
  readonly settled: boolean
  readonly paused: boolean
  /** It is no longer worth sending. */
  readonly stale: boolean
  readonly age_ms: number | null
}

/** The claim of a row that no run ever held, as one that somebody changed by hand. */
const NOBODY = '00000000-0000-0000-0000-000000000000'

const COLUMNS = Prisma.sql`id, channel, place, place_kind, thread, external_id, card, state, claim, tries, again,
  (SELECT o.receipt FROM outbox_message o WHERE o.id = m.replaces) AS replaced,
  settled_at IS NOT NULL AS settled, EXISTS (SELECT FROM sending_pause) AS paused,
  coalesce(void_at <= clock_timestamp(), false) AS stale,
  (extract(epoch FROM clock_timestamp() - sending_at) * 1000)::float8 AS age_ms`

/** The rows of messages and the jobs that say when to go on. What is asked at the same time goes in one statement. */
export function ledger<Job>(db: Database, jobs: Jobs<Tx, Job>): Ledger<Job> {
  const { prisma } = db
  const claim = gathered((asked: readonly Claim[]) => claimAll(db, asked))
  const record = gathered((done: readonly Done<Job>[]) =>
    prisma.$transaction(async (tx) => {
      await writeAll(tx, done)
      await jobs.settle(tx, done)
      return done.map(() => undefined)
    }),
  )
  return {
    claim: (id, by) => claim({ id, by }),
    takeOver: async (doubtful, by, mark) => {
      const again = mark === 'again' || doubtful.message.again
      const [row] = await prisma.$queryRaw<Row[]>`UPDATE outbox_message m
        SET state = 'sending', claim = ${by}::uuid, sending_at = clock_timestamp(), tries = tries + 1, again = ${again}
        WHERE id = ${doubtful.message.id}::uuid AND coalesce(claim, ${NOBODY}::uuid) = ${doubtful.claim}::uuid
          AND settled_at IS NULL AND NOT EXISTS (SELECT FROM sending_pause)
        RETURNING m.${COLUMNS}`
      const now = row && (await reach(prisma, row, 'held'))
      if (row && mark === 'again') await note(prisma, row.id, 'again')
      return now?.kind === 'held' ? now : undefined
    },
    record: (job, id, entry, next) => record({ job, id, entry, next }),
  }
}

/** A run that reaches for a message. */
interface Claim {
  readonly id: string
  readonly by: string
}

/** What a run did, for the row and the job. */
interface Done<Job> {
  readonly job: Job
  readonly id: string
  readonly entry: Entry | undefined
  readonly next: Next
}

async function claimAll(db: Database, asked: readonly Claim[]): Promise<Reach[]> {
  const [ids, claims] = [asked.map(({ id }) => id), asked.map(({ by }) => by)]
  const held = await rowsOf<Row>(
    db,
    Prisma.sql`UPDATE outbox_message m
      SET state = 'sending', claim = a.by, sending_at = clock_timestamp(), tries = tries + 1
      FROM unnest(${ids}::uuid[], ${claims}::uuid[]) AS a(id, by)
      WHERE m.id = a.id AND state = 'queued' AND settled_at IS NULL
        AND coalesce(void_at > clock_timestamp(), true) AND NOT EXISTS (SELECT FROM sending_pause)
      RETURNING m.${COLUMNS}`,
  )
  const mine = new Map(held.map((row) => [row.id, row]))
  const rest = ids.filter((id) => !mine.has(id))
  const found = rest.length === 0 ? [] : await read(db.prisma, rest)
  const others = new Map(found.map((row) => [row.id, row]))
  return Promise.all(
    ids.map(async (id): Promise<Reach> => {
      const [own, other] = [mine.get(id), others.get(id)]
      if (own) return reach(db.prisma, own, 'held')
      return other && !other.settled ? reach(db.prisma, other, 'found') : { kind: 'nothing' }
    }),
  )
}

function read(tx: Tx, ids: readonly string[]): Promise<Row[]> {
  return tx.$queryRaw<Row[]>`SELECT ${COLUMNS} FROM outbox_message m WHERE id = ANY (${ids}::uuid[])`
}

/** Reads a row as what it says; one that cannot be read is set aside, so that the queue behind it goes on. */
async function reach(tx: Tx, row: Row, as: 'held' | 'found'): Promise<Reach> {
  const held = readRow(row)
  if (!held || !['queued', 'sending', 'unknown'].includes(row.state)) {
    await settle(tx, row.id, 'failed', 'damaged')
    return { kind: 'nothing' }
  }
  if (as === 'held') return { kind: 'held', ...held }
  if (row.state === 'queued' && row.stale) {
    await settle(tx, row.id, 'skipped', 'stale')
    return { kind: 'nothing' }
  }
  if (row.paused) return { kind: 'paused' }
  if (row.state === 'sending' || row.state === 'unknown') {
    return { kind: 'doubtful', ...held, state: row.state, ageMs: row.age_ms ?? Number.MAX_SAFE_INTEGER }
  }
  // Queued and not claimed: the switch was turned between the two statements.
  return { kind: 'paused' }
}

function readRow(row: Row): Held | undefined {
  const card = cardOf(row.card)
  const { place_kind: kind, thread } = row
  if (!card || (kind !== 'direct' && kind !== 'channel')) return undefined
  const account = { channel: row.channel, externalId: row.external_id }
  const to: Recipient = { account, place: { kind, id: row.place, ...(thread === null ? {} : { thread }) } }
  const claim = row.claim ?? NOBODY
  const replaces = receiptOf(row.replaced)
  const message = { id: row.id, to, card, again: row.again, ...(replaces ? { replaces } : {}) }
  return { message, claim, tries: row.tries }
}

function receiptOf(written: unknown): Receipt | undefined {
  if (typeof written !== 'object' || written === null || Array.isArray(written)) return undefined
  const values = Object.values(written)
  const names = values.length > 0 && values.every((value) => typeof value === 'string' && value !== '')
  return names ? (written as Receipt) : undefined
}

/** Ends a message that is not sent. */
async function settle(tx: Tx, id: string, state: 'skipped' | 'failed', reason: string): Promise<void> {
  await tx.$executeRaw`UPDATE outbox_message SET state = ${state}, reason = ${reason}, settled_at = clock_timestamp()
    WHERE id = ${id}::uuid AND settled_at IS NULL`
  await note(tx, id, state, reason)
}

/**
 * Writes what happened, where the row still belongs to the run that says it; that it was sent is believed of any run.
 * The words of a message go once it is sent. The usual way, queued and sent, needs no note: it is in the row itself.
 */
async function writeAll<Job>(tx: Tx, done: readonly Done<Job>[]): Promise<void> {
  const entries = done.flatMap(({ id, entry }) =>
    entry ? [{ id, anew: false, ...entry, uncounted: entry.uncounted ? 1 : 0 }] : [],
  )
  if (entries.length === 0) return
  await tx.$executeRaw`WITH written AS (
      UPDATE outbox_message m SET state = e.state, reason = e.reason, receipt = e.receipt,
        tries = m.tries - e.uncounted, replaces = CASE WHEN NOT e.anew THEN m.replaces END, card = CASE WHEN e.state <> 'sent' THEN m.card END,
        settled_at = CASE WHEN e.settled THEN clock_timestamp() END
      FROM jsonb_to_recordset(${JSON.stringify(entries)}::jsonb)
        AS e(id uuid, by uuid, state text, reason text, receipt jsonb, anew boolean, uncounted int, settled boolean)
      WHERE m.id = e.id AND CASE WHEN e.state = 'sent' THEN m.state <> 'sent'
        ELSE coalesce(m.claim, ${NOBODY}::uuid) = e.by AND m.settled_at IS NULL END
      RETURNING m.id, m.state, m.reason)
    INSERT INTO delivery_note (message_id, at, what, reason)
      SELECT id, clock_timestamp(), state, reason FROM written WHERE reason IS NOT NULL`
}

async function note(tx: Tx, id: string, what: string, reason: string | null = null): Promise<void> {
  await tx.$executeRaw`INSERT INTO delivery_note (message_id, at, what, reason)
    VALUES (${id}::uuid, clock_timestamp(), ${what}, ${reason})`
}
