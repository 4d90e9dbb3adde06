import type { Temporal } from 'temporal-polyfill'
import type { Card } from '../../bot/card/card.ts'
import { deliveryQueue, type Jobs } from '../../bot/delivery/jobs.ts'
import type { Purpose, Recipient } from '../../bot/delivery/outgoing.ts'
import type { Prisma } from '../db/generated/client.ts'
import type { Tx } from '../db/index.ts'
import { toMoment } from './people-days.ts'

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
}

/** Rows of messages go in statements of this many: PostgreSQL takes 65,535 values in one. */
const CHUNK = 2_000

/**
 * Writes letters as rows with their buttons. Those of a channel that is pushed to get a job each; a channel whose
 * reader waits at the process has shown them by then.
 */
export async function post<Job>(
  tx: Tx,
  letters: readonly Letter[],
  to: { readonly jobs: Jobs<Tx, Job>; readonly pushed: ReadonlySet<string>; readonly at: Temporal.Instant },
): Promise<void> {
  const expiresAt = toMoment(to.at.add({ hours: 24 * KEPT_DAYS }))
  const times = { createdAt: toMoment(to.at), expiresAt }
  for (let from = 0; from < letters.length; from += CHUNK) {
    const some = letters.slice(from, from + CHUNK)
    await tx.outboxMessage.createMany({ data: some.map((letter) => ({ ...rowOf(letter, to.pushed), ...times })) })
    const buttons = some.flatMap(buttonRows)
    if (buttons.length > 0) await tx.button.createMany({ data: buttons })
  }
  const sent = letters.filter((letter) => to.pushed.has(letter.to.account.channel))
  if (sent.length > 0) await to.jobs.insert(tx, sent.map(jobOf))
}

function rowOf(letter: Letter, pushed: ReadonlySet<string>) {
  const { account, place } = letter.to
  const waits = pushed.has(account.channel)
  return {
    id: letter.id,
    channel: account.channel,
    externalId: account.externalId,
    place: place.id,
    placeKind: place.kind,
    purpose: letter.purpose,
    campaign: letter.campaign ?? null,
    cause: letter.cause ?? null,
    ...(waits
      ? { state: 'queued', card: letter.card as unknown as Prisma.InputJsonObject }
      : { state: 'sent', settledAt: new Date() }),
  }
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
  return card.buttons.map(({ label, feature, act, given }, index) => {
    return { messageId: id, index, label, feature, act, given: given as Prisma.InputJsonObject }
  })
}
