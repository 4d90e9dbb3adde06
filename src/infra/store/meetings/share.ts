import type { Temporal } from 'temporal-polyfill'
import type { Card } from '../../../bot/card/card.ts'
import type { AccountRef } from '../../../bot/event.ts'
import type { Meeting } from '../../../domain/meeting/meeting.ts'
import type { Tx } from '../../db/index.ts'
import { markShared } from './record.ts'
import type { Post } from './tell.ts'
import { channelOfUnit } from './units.ts'

/** Whether a unit has a channel on a platform that is in use. */
export async function hasChannel(tx: Tx, unitPath: string, { channels }: Post): Promise<boolean> {
  const channel = await channelOfUnit(tx, unitPath)
  return channel !== undefined && channels.includes(channel.channel)
}

/**
 * Writes to the channel of a unit, which is for its people and no person; false where none is set, or its platform is
 * not in use. Teams lets the bot into a channel by an account that it knows: `by`, where it is of that platform.
 */
export async function postToUnit(
  tx: Tx,
  { unitPath, card, by }: { readonly unitPath: string; readonly card: Card; readonly by: AccountRef | undefined },
  { post, newId }: { readonly post: Post; newId(): string },
): Promise<boolean> {
  const channel = await channelOfUnit(tx, unitPath)
  if (!channel || !post.channels.includes(channel.channel)) return false
  const account = by?.channel === channel.channel ? by : { channel: channel.channel, externalId: channel.id }
  const to = { account, place: { kind: 'channel' as const, id: channel.id } }
  await post.write(tx, [{ id: newId(), to, card, purpose: 'notice' }])
  return true
}

/** Posts the summary of a record to its unit's channel, once. */
export async function shareRecord(
  tx: Tx,
  meeting: Meeting,
  { card, by, now }: { readonly card: Card; readonly by: AccountRef; readonly now: Temporal.Instant },
  house: { readonly post: Post; newId(): string },
): Promise<boolean> {
  if (!(await postToUnit(tx, { unitPath: meeting.unitPath, card, by }, house))) return false
  await markShared(tx, meeting, now)
  return true
}
