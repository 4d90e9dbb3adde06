import type { Card } from '../../../bot/card/card.ts'
import { deliveryQueue } from '../../../bot/delivery/jobs.ts'
import type { Recipient } from '../../../bot/delivery/outgoing.ts'
import type { AccountRef } from '../../../bot/event.ts'
import { directChat } from '../../../bot/event.ts'
import type { Message } from '../../../bot/talk.ts'
import type { Tx } from '../../db/index.ts'
import type { Posting } from '../messages/outbox.ts'

/** Days that the buttons of a reply are there, as of any message; all replies go with the purge of a period, if sooner. */
const REPLY_DAYS = 30

/** Messages of one statement. */
const CHUNK = 2_000

/** Writes replies about the stress check as rows of their own, and those still to be sent with a job each. */
export async function postReplies<Job>(
  tx: Tx,
  messages: readonly Message[],
  { account, ...posting }: Posting<Job> & { readonly account: AccountRef },
): Promise<void> {
  const expires = posting.at.add({ hours: 24 * REPLY_DAYS })
  const rows = messages.map(({ id, card, place, replaces }) => {
    return { ...rowOf(id, { account, place }, card, posting.as), replaces, expires_at: expires.toString() }
  })
  await insert(tx, rows, posting)
  if (posting.as === 'queued')
    await posting.jobs.insert(
      tx,
      rows.map((row) => jobOf(row, 1)),
    )
}

/** Somebody whom a letter reaches. */
export interface Reached extends AccountRef {
  readonly employee_id: string
  /** Told by themselves or by the list of mode B; of the 申出 notice nobody is left out. */
  readonly hears: boolean
}

/** A letter to many, the same card for all. */
export interface Circular {
  readonly periodId: string
  readonly kind: string
  readonly card: Card
  readonly notAfter: string | undefined
  readonly expiresAt: string
}

/**
 * Writes a letter to all whom it reaches. Who hears nothing has no row, but a job like all others: it finds nothing and
 * ends, and neither the queue nor the limits tell the two apart.
 */
export async function postCircular<Job>(
  tx: Tx,
  people: readonly Reached[],
  { periodId, kind, card, notAfter, expiresAt }: Circular,
  posting: Posting<Job> & { newId(): string },
): Promise<void> {
  const more = { period_id: periodId, kind, not_after: notAfter, expires_at: expiresAt }
  for (let from = 0; from < people.length; from += CHUNK) {
    const some = people.slice(from, from + CHUNK).map(({ channel, externalId, employee_id, hears }) => {
      const account = { channel, externalId }
      const row = rowOf(posting.newId(), { account, place: directChat(account) }, card, 'queued')
      return { hears, row: { ...row, ...more, employee_id } }
    })
    const rows = some.filter(({ hears }) => hears).map(({ row }) => row)
    await insert(tx, rows, posting)
    await posting.jobs.insert(
      tx,
      some.map(({ row }) => jobOf(row, 0)),
    )
  }
}

type Row = ReturnType<typeof rowOf>

function rowOf(id: string, { account, place }: Recipient, card: Card, as: Posting<unknown>['as']) {
  const to = { channel: account.channel, external_id: account.externalId, place: place.id, place_kind: place.kind }
  const content = as === 'queued' ? { state: 'queued', shown: card } : { state: 'sent', shown: undefined }
  return { id, ...to, thread: place.thread, ...content, buttons: card.buttons }
}

function jobOf({ id, channel, place }: Row, priority: number) {
  return { queue: deliveryQueue(channel), id, priority, names: { id, place } }
}

async function insert(tx: Tx, rows: readonly Row[], { at }: { readonly at: { toString(): string } }): Promise<void> {
  if (rows.length === 0) return
  const buttons = rows.flatMap(({ id, buttons: pressed }) =>
    pressed.map((button, index) => ({ ...button, message_id: id, index })),
  )
  const bare = rows.map(({ buttons: _, shown, ...row }) => ({ ...row, card: shown }))
  await tx.$executeRaw`INSERT INTO stress_check_message (id, period_id, kind, employee_id, channel, external_id, place,
      place_kind, thread, replaces, card, state, created_at, not_after, expires_at, settled_at)
    SELECT id, period_id, kind, employee_id, channel, external_id, place, place_kind, thread, replaces, card, state,
      ${at.toString()}::timestamptz, not_after, expires_at, CASE WHEN state = 'sent' THEN clock_timestamp() END
    FROM jsonb_to_recordset(${JSON.stringify(bare)}::jsonb) AS r(id uuid, period_id uuid, kind text, employee_id uuid,
      channel text, external_id text, place text, place_kind text, thread text, replaces uuid, card jsonb, state text,
      not_after timestamptz, expires_at timestamptz)`
  await tx.$executeRaw`INSERT INTO stress_check_button (message_id, index, label, feature, act, given)
    SELECT message_id, index, label, feature, act, given FROM jsonb_to_recordset(${JSON.stringify(buttons)}::jsonb)
      AS r(message_id uuid, index int, label text, feature text, act text, given jsonb)`
}
