import type { AccountRef, Event } from '../../../bot/event.ts'
import { isTree, type Tree } from '../../../bot/tree.ts'
import { Prisma } from '../../db/generated/client.ts'
import { type Database, rowsOf, type Tx } from '../../db/index.ts'

/** How people are reached on platforms that must have heard of them before. What is kept is in the channel's words. */
export function references(db: Database) {
  return {
    of: async ({ channel, externalId }: AccountRef): Promise<Tree | undefined> => {
      const [row] = await rowsOf<{ reference: unknown }>(
        db,
        Prisma.sql`SELECT reference FROM chat_reference WHERE channel = ${channel} AND external_id = ${externalId}`,
      )
      return isTree(row?.reference) ? row.reference : undefined
    },
    /** Writes what differs, and once a day that they were seen: most people write from where they wrote before. */
    remember: async (account: AccountRef, reference: Readonly<Record<string, string>>, at: Event['at']) => {
      const { channel, externalId } = account
      await db.prisma.$executeRaw`INSERT INTO chat_reference AS r (channel, external_id, reference, seen_at)
        VALUES (${channel}, ${externalId}, ${JSON.stringify(reference)}::jsonb, ${at.toString()}::timestamptz)
        ON CONFLICT (channel, external_id) DO UPDATE
          SET reference = r.reference || excluded.reference, seen_at = excluded.seen_at
          WHERE NOT r.reference @> excluded.reference OR r.seen_at < excluded.seen_at - interval '1 day'`
    },
    forget: async ({ channel, externalId }: AccountRef) => {
      await db.prisma.chatReference.deleteMany({ where: { channel, externalId } })
    },
  }
}

/** Days that is kept how somebody is reached who was met in a channel alone. Those with a chat are reached until they end it. */
const MET_DAYS = 400

/** Forgets people who have no chat with the bot and were not met for long. */
export async function forgetMet(tx: Tx, now: Event['at']): Promise<void> {
  const before = now.subtract({ hours: 24 * MET_DAYS }).toString()
  await tx.$executeRaw`DELETE FROM chat_reference
    WHERE reference -> 'direct' IS NULL AND seen_at < ${before}::timestamptz`
}

/** How many people have a chat with the bot on a platform. */
export async function countReached(tx: Tx, channel: string): Promise<number> {
  const [row] = await tx.$queryRaw<{ people: number }[]>`SELECT count(*)::int AS people FROM chat_reference
    WHERE channel = ${channel} AND reference -> 'direct' IS NOT NULL`
  return row?.people ?? 0
}
