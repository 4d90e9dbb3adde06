import type { AccountRef, Event } from '../../../bot/event.ts'
import type { FoundPress, Pressable } from '../../../bot/talk.ts'
import type { Tx } from '../../db/index.ts'
import { toMoment } from '../days.ts'

/** A button of a message about the stress check. That it was pressed is noted nowhere. */
export async function pressedStrictly(
  tx: Tx,
  { messageId, index }: Pressable,
  { account, at }: { readonly account: AccountRef; readonly at: Event['at'] },
): Promise<FoundPress> {
  const message = await tx.stressCheckMessage.findUnique({ where: { id: messageId } })
  const button = await tx.stressCheckButton.findUnique({ where: { messageId_index: { messageId, index } } })
  if (!message || !button || message.expiresAt <= toMoment(at)) return { kind: 'late' }
  const { channel, externalId } = message
  if (channel !== account.channel || externalId !== account.externalId) return { kind: 'foreign' }
  const { feature, act, given } = button
  return { kind: 'fresh', press: { feature, act, given: given as Record<string, unknown> } }
}

/** Whom a silence is of. */
export interface Silencing {
  readonly periodId: string
  readonly employeeId: string
}

/**
 * Stops the encouragements of a period for one person, those on their way included. Whether they are on the list is not
 * looked at: who is eligible shows in nothing.
 */
export async function silence(tx: Tx, { periodId, employeeId }: Silencing): Promise<void> {
  await tx.stressCheckSilence.createMany({ data: [{ periodId, employeeId }], skipDuplicates: true })
  await tx.$executeRaw`UPDATE stress_check_message SET state = 'skipped', settled_at = clock_timestamp(), card = NULL
    WHERE period_id = ${periodId}::uuid AND employee_id = ${employeeId}::uuid AND kind <> 'request' AND state = 'queued'`
}

/** Lets the encouragements still to come reach the person again. */
export async function unsilence(tx: Tx, { periodId, employeeId }: Silencing): Promise<void> {
  await tx.stressCheckSilence.deleteMany({ where: { periodId, employeeId } })
}
