import type { Jobs } from '../../bot/delivery/jobs.ts'
import type { Entry, Held, Ledger, Reach } from '../../bot/delivery/ledger.ts'
import type { Recipient } from '../../bot/delivery/outgoing.ts'
import { Prisma } from '../db/generated/client.ts'
import type { Database, Tx } from '../db/index.ts'
import { readCard } from './card-shape.ts'

/** What is read of a row to send its message. Times are the database's own: the clocks of processes differ and jump. */
interface Row {
  readonly id: string
  readonly channel: string
  readonly place: string
  readonly place_kind: string
  readonly external_id: string
  readonly card: unknown
  readonly state: string
  readonly claim: string | null
  readonly tries: number
  readonly again: boolean
  readonly settled: boolean
  readonly paused: boolean
  readonly age_ms: number | null
}

const COLUMNS = Prisma.sql`id, channel, place, place_kind, external_id, card, state, claim, tries, again,
  settled_at IS NOT NULL AS settled, EXISTS (SELECT FROM sending_pause) AS paused,
  (extract(epoch FROM clock_timestamp() - sending_at) * 1000)::float8 AS age_ms`

/** The rows of messages and the jobs that say when to go on. */
export function ledger<Job>({ prisma }: Database, jobs: Jobs<Tx, Job>): Ledger<Job> {
  return {
    claim: async (id, claim) => {
      const [held] = await prisma.$queryRaw<Row[]>`UPDATE outbox_message
        SET state = 'sending', claim = ${claim}::uuid, sending_at = clock_timestamp(), tries = tries + 1
        WHERE id = ${id}::uuid AND state = 'queued' AND settled_at IS NULL AND NOT EXISTS (SELECT FROM sending_pause)
        RETURNING ${COLUMNS}`
      if (held) return reach(prisma, held, 'held')
      const [row] = await prisma.$queryRaw<Row[]>`SELECT ${COLUMNS} FROM outbox_message WHERE id = ${id}::uuid`
      return row && !row.settled ? reach(prisma, row, 'found') : { kind: 'nothing' }
    },
    takeOver: async (doubtful, claim, mark) => {
      const again = mark === 'again' || doubtful.message.again
      const [row] = await prisma.$queryRaw<Row[]>`UPDATE outbox_message
        SET state = 'sending', claim = ${claim}::uuid, sending_at = clock_timestamp(), tries = tries + 1, again = ${again}
        WHERE id = ${doubtful.message.id}::uuid AND claim = ${doubtful.claim}::uuid AND settled_at IS NULL
          AND NOT EXISTS (SELECT FROM sending_pause)
        RETURNING ${COLUMNS}`
      const now = row && (await reach(prisma, row, 'held'))
      if (row && mark === 'again') await note(prisma, row.id, 'again')
      return now?.kind === 'held' ? now : undefined
    },
    record: (job, id, entry, next) =>
      prisma.$transaction(async (tx) => {
        if (entry) await write(tx, id, entry)
        await jobs.settle(tx, job, next)
      }),
  }
}

/** Reads a row as what it says; one that cannot be read is set aside, so that the queue behind it goes on. */
async function reach(tx: Tx, row: Row, as: 'held' | 'found'): Promise<Reach> {
  const held = readRow(row)
  if (!held || !['queued', 'sending', 'unknown'].includes(row.state)) {
    await setAside(tx, row.id)
    return { kind: 'nothing' }
  }
  if (as === 'held') return { kind: 'held', ...held }
  if (row.paused) return { kind: 'paused' }
  if (row.state === 'sending' || row.state === 'unknown') {
    return { kind: 'doubtful', ...held, state: row.state, ageMs: row.age_ms ?? 0 }
  }
  // Queued and not claimed: the switch was turned between the two statements.
  return { kind: 'paused' }
}

function readRow(row: Row): Held | undefined {
  const card = readCard(row.card)
  const { place_kind: kind } = row
  if (!card || (kind !== 'direct' && kind !== 'channel')) return undefined
  const account = { channel: row.channel, externalId: row.external_id }
  const to: Recipient = { account, place: { kind, id: row.place } }
  const claim = row.claim ?? '00000000-0000-0000-0000-000000000000'
  return { message: { id: row.id, to, card, again: row.again }, claim, tries: row.tries }
}

async function setAside(tx: Tx, id: string): Promise<void> {
  await tx.$executeRaw`UPDATE outbox_message SET state = 'failed', reason = 'damaged', settled_at = clock_timestamp()
    WHERE id = ${id}::uuid AND settled_at IS NULL`
  await note(tx, id, 'failed', 'damaged')
}

/**
 * Writes what happened, if the row still belongs to the run that says it; that it was sent is believed of any run. The
 * words of a message go once it is sent.
 */
async function write(tx: Tx, id: string, entry: Entry): Promise<void> {
  const { by, state, reason = null, receipt, uncounted, settled } = entry
  const mine = state === 'sent' ? Prisma.sql`state <> 'sent'` : Prisma.sql`claim = ${by}::uuid AND settled_at IS NULL`
  const written = await tx.$executeRaw`UPDATE outbox_message SET state = ${state}, reason = ${reason},
      receipt = ${receipt ? JSON.stringify(receipt) : null}::jsonb, tries = tries - ${uncounted ? 1 : 0}::int,
      card = CASE WHEN ${state} = 'sent' THEN NULL ELSE card END,
      settled_at = CASE WHEN ${settled} THEN clock_timestamp() END
    WHERE id = ${id}::uuid AND ${mine}`
  // The usual way, queued and sent, is in the row itself.
  if (written > 0 && reason !== null) await note(tx, id, state, reason)
}

async function note(tx: Tx, id: string, what: string, reason: string | null = null): Promise<void> {
  await tx.$executeRaw`INSERT INTO delivery_note (message_id, at, what, reason)
    VALUES (${id}::uuid, clock_timestamp(), ${what}, ${reason})`
}
