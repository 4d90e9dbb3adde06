import type { Temporal } from 'temporal-polyfill'
import type { Card } from '../../../bot/card/card.ts'
import { deliveryQueue, type Jobs } from '../../../bot/delivery/jobs.ts'
import type { Purpose, Recipient } from '../../../bot/delivery/outgoing.ts'
import type { Tx } from '../../db/index.ts'

/** Days a message's row is kept after it was written, with its buttons. Old cards then answer that they are old. */
const KEPT_DAYS = 30

/** A message to be written down, in the transaction that caused it. */
export interface Letter {
  readonly id: string
  readonly to: Recipient
  readonly card: Card
  readonly purpose: Purpose
  /** Names the campaign it belongs to. */
  readonly campaign?: string
  /** The inbox event it answers. */
  readonly cause?: string
  /** The message in whose place it stands, where the platform can do that. */
  readonly replaces?: string
  /** After this moment it is no longer worth sending. */
  readonly voidAt?: Temporal.Instant
}

/** Letters of one statement. */
const CHUNK = 2_000

/** How letters are written: on whose behalf nothing is said, only when, and whether they are still to be sent. */
export interface Posting<Job> {
  readonly jobs: Jobs<Tx, Job>
  readonly at: Temporal.Instant
  /** `shown`: their reader waits at this process and sees them in the same breath; their words are kept nowhere. */
  readonly as: 'queued' | 'shown'
}

/** Writes letters as rows with their buttons, and those still to be sent with a job each. */
export async function post<Job>(tx: Tx, letters: readonly Letter[], { jobs, at, as }: Posting<Job>): Promise<void> {
  const times = { created_at: at.toString(), expires_at: at.add({ hours: 24 * KEPT_DAYS }).toString() }
  for (let from = 0; from < letters.length; from += CHUNK) {
    const some = letters.slice(from, from + CHUNK)
    await insertRows(
      tx,
      some.map((letter) => ({ ...rowOf(letter, as), ...times })),
    )
    const buttons = some.flatMap(buttonRows)
    if (buttons.length > 0) await insertButtons(tx, buttons)
  }
  if (as === 'queued') await jobs.insert(tx, letters.map(jobOf))
}

/** One parameter for all rows: as values of their own, those of 10,000 messages took four times as long. */
async function insertRows(tx: Tx, rows: readonly object[]): Promise<void> {
  await tx.$executeRaw`INSERT INTO outbox_message
    (id, channel, external_id, place, place_kind, thread, purpose, campaign, cause, replaces, card, state, void_at, created_at, expires_at, settled_at)
    SELECT id, channel, external_id, place, place_kind, thread, purpose, campaign, cause, replaces, card, state, void_at, created_at,
      expires_at, CASE WHEN state = 'sent' THEN clock_timestamp() END
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r(id uuid, channel text, external_id text, place text,
      place_kind text, thread text, purpose text, campaign text, cause uuid, replaces uuid, card jsonb, state text, void_at timestamptz,
      created_at timestamptz, expires_at timestamptz)`
}

async function insertButtons(tx: Tx, rows: readonly object[]): Promise<void> {
  await tx.$executeRaw`INSERT INTO button (message_id, index, label, feature, act, given)
    SELECT message_id, index, label, feature, act, given FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      AS r(message_id uuid, index int, label text, feature text, act text, given jsonb)`
}

function rowOf({ id, to, card, purpose, campaign, cause, replaces, voidAt }: Letter, as: Posting<unknown>['as']) {
  const { account, place } = to
  const recipient = {
    channel: account.channel,
    external_id: account.externalId,
    place: place.id,
    place_kind: place.kind,
    thread: place.thread,
  }
  const content = as === 'queued' ? { state: 'queued', card } : { state: 'sent' }
  return { id, ...recipient, purpose, campaign, cause, replaces, void_at: voidAt?.toString(), ...content }
}

function jobOf({ id, to, purpose }: Letter) {
  const { account, place } = to
  return {
    queue: deliveryQueue(account.channel),
    id,
    priority: purpose === 'answer' ? 1 : 0,
    names: { id, place: place.id },
  }
}

function buttonRows({ id, card }: Letter) {
  return card.buttons.map((button, index) => ({ message_id: id, index, ...button }))
}
