import { deliveryQueue, type NewJob } from '../../../bot/delivery/jobs.ts'
import { isAboutStressCheck } from '../../../domain/stress-check/words.ts'
import { Prisma } from '../../db/generated/client.ts'
import type { Tx } from '../../db/index.ts'
import { readEvent } from '../messages/event-shape.ts'

/** Messages of the stress check that are not yet settled, each as the job that would carry it on. */
export async function openStrictly(tx: Tx): Promise<NewJob[]> {
  const messages = await tx.stressCheckMessage.findMany({
    where: { state: { in: ['queued', 'sending', 'unknown'] }, settledAt: null },
    select: { id: true, channel: true, place: true, kind: true },
  })
  return messages.map(({ id, channel, place, kind }) => {
    return { queue: deliveryQueue(channel), priority: kind === null ? 1 : 0, names: { id, place } }
  })
}

/** Gives a message up whose runs all failed or died: as failed, or as unknown where it may have arrived. */
export async function endStrictly(tx: Tx, id: string): Promise<void> {
  await tx.$executeRaw`UPDATE stress_check_message SET settled_at = clock_timestamp(), reason = 'gave_up',
      state = CASE WHEN state = 'queued' THEN 'failed' ELSE 'unknown' END
    WHERE id = ${id}::uuid AND settled_at IS NULL`
}

/** An event that was set aside keeps its words for an operator, but not where it is a press or a word about the stress check. */
export async function forgetStrictly(tx: Tx, id: string): Promise<void> {
  const row = await tx.inboxEvent.findUnique({ where: { id } })
  const event = readEvent(row?.event)
  const about =
    event?.kind === 'pressed'
      ? (await tx.$queryRaw<object[]>`SELECT FROM stress_check_message WHERE id::text = ${event.messageId}`).length > 0
      : event?.kind === 'said' && isAboutStressCheck(event.text)
  if (about) await tx.inboxEvent.update({ where: { id }, data: { event: Prisma.DbNull } })
}
