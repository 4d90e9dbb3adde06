import { cardOf } from '../../../bot/card/shape.ts'
import type { Jobs } from '../../../bot/delivery/jobs.ts'
import type { Entry, Held, Ledger, Next, Reach } from '../../../bot/delivery/ledger.ts'
import type { Receipt, Recipient } from '../../../bot/delivery/outgoing.ts'
import { Prisma } from '../../db/generated/client.ts'
import { type Database, rowsOf, type Tx } from '../../db/index.ts'
import { gathered } from './gathered.ts'
import { COMMON, type MessageTable } from './table.ts'

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

const columnsOf = ({
  name,
  over,
}: MessageTable) => Prisma.sql`id, channel, place, place_kind, thread, external_id, card,
  state, claim, tries, again, (SELECT o.receipt FROM ${name} o WHERE o.id = m.replaces) AS replaced,
  settled_at IS NOT NULL AS settled, EXISTS (SELECT FROM sending_pause) AS paused,
  ${over} AS stale,
  (extract(epoch FROM clock_timestamp() - sending_at) * 1000)::float8 AS age_ms`

/** The rows of messages and the jobs that say when to go on. What is asked at the same time goes in one statement. */
export function ledger<Job>(db: Database, jobs: Jobs<Tx, Job>, table: MessageTable = COMMON): Ledger<Job> {
  const { prisma } = db
  const claim = gathered((asked: readonly Claim[]) => claimAll(db, table, asked))
  const record = gathered((done: readonly Done<Job>[]) =>
    prisma.$transaction(async (tx) => {
      await writeAll(tx, table, done)
      await jobs.settle(tx, done)
      return done.map(() => undefined)
    }),
  )
  return {
    claim: (id, by) => claim({ id, by }),
    takeOver: async (doubtful, by, mark) => {
      const again = mark === 'again' || doubtful.message.again
      const [row] = await prisma.$queryRaw<Row[]>`UPDATE ${table.name} m
        SET state = 'sending', claim = ${by}::uuid, sending_at = clock_timestamp(), tries = tries + 1, again = ${again}
        WHERE id = ${doubtful.message.id}::uuid AND coalesce(claim, ${NOBODY}::uuid) = ${doubtful.claim}::uuid
          AND settled_at IS NULL AND NOT EXISTS (SELECT FROM sending_pause) AND ${table.may()}
        RETURNING m.${columnsOf(table)}`
      const now = row && (await reach(prisma, table, row, 'held'))
      if (row && mark === 'again') await note(prisma, table, row.id, 'again')
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

async function claimAll(db: Database, table: MessageTable, asked: readonly Claim[]): Promise<Reach[]> {
  const [ids, claims] = [asked.map(({ id }) => id), asked.map(({ by }) => by)]
  const held = await rowsOf<Row>(
    db,
    Prisma.sql`UPDATE ${table.name} m
      SET state = 'sending', claim = a.by, sending_at = clock_timestamp(), tries = tries + 1
      FROM unnest(${ids}::uuid[], ${claims}::uuid[]) AS a(id, by)
      WHERE m.id = a.id AND state = 'queued' AND settled_at IS NULL AND NOT EXISTS (SELECT FROM sending_pause)
        AND ${table.may()} AND NOT ${table.over}
      RETURNING m.${columnsOf(table)}`,
  )
  const mine = new Map(held.map((row) => [row.id, row]))
  const rest = ids.filter((id) => !mine.has(id))
  const found = rest.length === 0 ? [] : await read(db.prisma, table, rest)
  const others = new Map(found.map((row) => [row.id, row]))
  return Promise.all(
    ids.map(async (id): Promise<Reach> => {
      const [own, other] = [mine.get(id), others.get(id)]
      if (own) return reach(db.prisma, table, own, 'held')
      return other && !other.settled ? reach(db.prisma, table, other, 'found') : { kind: 'nothing' }
    }),
  )
}

function read(tx: Tx, table: MessageTable, ids: readonly string[]): Promise<Row[]> {
  return tx.$queryRaw<Row[]>`SELECT ${columnsOf(table)} FROM ${table.name} m WHERE id = ANY (${ids}::uuid[])`
}

/** Reads a row as what it says; one that cannot be read is set aside, so that the queue behind it goes on. */
async function reach(tx: Tx, table: MessageTable, row: Row, as: 'held' | 'found'): Promise<Reach> {
  const held = readRow(row)
  if (!held || !['queued', 'sending', 'unknown'].includes(row.state)) {
    await settle(tx, table, row.id, { state: 'failed', reason: 'damaged' })
    return { kind: 'nothing' }
  }
  if (as === 'held') return { kind: 'held', ...held }
  if (row.state === 'queued' && row.stale) {
    await settle(tx, table, row.id, { state: 'skipped', reason: 'stale' })
    return { kind: 'nothing' }
  }
  if (row.paused) return { kind: 'paused' }
  if (row.state === 'sending' || row.state === 'unknown') {
    return { kind: 'doubtful', ...held, state: row.state, ageMs: row.age_ms ?? Number.MAX_SAFE_INTEGER }
  }
  // Queued and not claimed: the switch was turned between the two statements, or its table holds it back.
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
async function settle(
  tx: Tx,
  table: MessageTable,
  id: string,
  { state, reason }: { readonly state: 'skipped' | 'failed'; readonly reason: string },
): Promise<void> {
  await tx.$executeRaw`UPDATE ${table.name} SET state = ${state}, reason = ${reason}, settled_at = clock_timestamp()
    WHERE id = ${id}::uuid AND settled_at IS NULL`
  await note(tx, table, id, state, reason)
}

/**
 * Writes what happened, where the row still belongs to the run that says it; that it was sent is believed of any run.
 * The words of a message go once it is sent. The usual way, queued and sent, needs no note: it is in the row itself.
 */
async function writeAll<Job>(tx: Tx, table: MessageTable, done: readonly Done<Job>[]): Promise<void> {
  const entries = done.flatMap(({ id, entry }) =>
    entry ? [{ id, anew: false, ...entry, uncounted: entry.uncounted ? 1 : 0 }] : [],
  )
  if (entries.length === 0) return
  await tx.$executeRaw`WITH written AS (
      UPDATE ${table.name} m SET state = e.state, reason = e.reason, receipt = e.receipt,
        tries = m.tries - e.uncounted, replaces = CASE WHEN NOT e.anew THEN m.replaces END, card = CASE WHEN e.state <> 'sent' THEN m.card END,
        settled_at = CASE WHEN e.settled THEN clock_timestamp() END
      FROM jsonb_to_recordset(${JSON.stringify(entries)}::jsonb)
        AS e(id uuid, by uuid, state text, reason text, receipt jsonb, anew boolean, uncounted int, settled boolean)
      WHERE m.id = e.id AND CASE WHEN e.state = 'sent' THEN m.state <> 'sent'
        ELSE coalesce(m.claim, ${NOBODY}::uuid) = e.by AND m.settled_at IS NULL END
      RETURNING m.id, m.state, m.reason)
    ${table.notes === 'kept' ? NOTED : Prisma.sql`SELECT FROM written`}`
}

const NOTED = Prisma.sql`INSERT INTO delivery_note (message_id, at, what, reason)
  SELECT id, clock_timestamp(), state, reason FROM written WHERE reason IS NOT NULL`

async function note(tx: Tx, table: MessageTable, id: string, what: string, reason: string | null = null) {
  if (table.notes === 'none') return
  await tx.$executeRaw`INSERT INTO delivery_note (message_id, at, what, reason)
    VALUES (${id}::uuid, clock_timestamp(), ${what}, ${reason})`
}
