import { card } from '../../../bot/card/card.ts'
import { deliveryQueue, INBOX, type NewJob } from '../../../bot/delivery/jobs.ts'
import type { Event } from '../../../bot/event.ts'
import { TEXT } from '../../../bot/texts.ts'
import type { Database, Tx } from '../../db/index.ts'
import { endStrictly, forgetStrictly, openStrictly } from '../stress-check/open.ts'
import { readEvent } from './event-shape.ts'
import { setAside } from './inbox.ts'
import { type Posting, post } from './outbox.ts'

/** What waits in the rows: events not yet handled, messages not yet settled, each as the job that would carry it on. */
export async function openWork(tx: Tx): Promise<NewJob[]> {
  const events = await tx.inboxEvent.findMany({ where: { state: 'waiting' }, select: { id: true } })
  const messages = await tx.outboxMessage.findMany({
    where: { state: { in: ['queued', 'sending', 'unknown'] }, settledAt: null },
    select: { id: true, channel: true, place: true, purpose: true },
  })
  const strict = await openStrictly(tx)
  return [
    ...events.map(({ id }): NewJob => ({ queue: INBOX, names: { id } })),
    ...strict,
    ...messages.map(
      ({ id, channel, place, purpose }): NewJob => ({
        queue: deliveryQueue(channel),
        priority: purpose === 'answer' ? 1 : 0,
        names: { id, place },
      }),
    ),
  ]
}

/**
 * Ends what a job stood for whose runs all failed or died: an event is set aside for an operator, and its person is
 * told so with the number that the operator sees; a message is given up as failed, or as unknown where it may have arrived.
 */
export async function giveUp<
  Job extends { readonly names: { readonly id: string; readonly place?: string | undefined } },
>(db: Database, job: Job, to: Posting<Job> & { newId(): string }): Promise<void> {
  const { id, place } = job.names
  await db.prisma.$transaction(async (tx) => {
    if (place !== undefined) await endMessage(tx, id)
    else if (await setAside(tx, id, undefined)) {
      await apologise(tx, id, to)
      await forgetStrictly(tx, id)
    }
    await to.jobs.settle(tx, [{ job, next: { kind: 'end' } }])
  })
}

async function endMessage(tx: Tx, id: string): Promise<void> {
  await endStrictly(tx, id)
  await tx.$executeRaw`WITH ended AS (
      UPDATE outbox_message SET settled_at = clock_timestamp(), reason = 'gave_up',
        state = CASE WHEN state = 'queued' THEN 'failed' ELSE 'unknown' END
      WHERE id = ${id}::uuid AND settled_at IS NULL RETURNING id, state, reason)
    INSERT INTO delivery_note (message_id, at, what, reason) SELECT id, clock_timestamp(), state, reason FROM ended`
}

/** What somebody waits for an answer to. */
const ASKS = new Set<Event['kind']>(['said', 'screened', 'pressed', 'submitted', 'opened'])

async function apologise<Job>(tx: Tx, id: string, to: Posting<Job> & { newId(): string }): Promise<void> {
  const row = await tx.inboxEvent.findUnique({ where: { id } })
  const event = readEvent(row?.event)
  if (!event || !ASKS.has(event.kind)) return
  const { account, place } = event
  const sorry = card(TEXT.failed(shortId(id))).build()
  const letter = { id: to.newId(), to: { account, place }, card: sorry, purpose: 'answer', cause: id } as const
  await post(tx, [letter], to)
}

/** The number by which a person and an operator name the same event. */
export function shortId(id: string): string {
  return id.slice(0, 8)
}
