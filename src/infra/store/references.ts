import type { AccountRef, Event } from '../../bot/event.ts'
import { isTree, type Tree } from '../../bot/tree.ts'
import { Prisma } from '../db/generated/client.ts'
import { type Database, rowsOf, type Tx } from '../db/index.ts'

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
    /** Writes only what differs: most people write from where they wrote before. */
    remember: async (account: AccountRef, reference: Readonly<Record<string, string>>, at: Event['at']) => {
      const { channel, externalId } = account
      await db.prisma.$executeRaw`INSERT INTO chat_reference AS r (channel, external_id, reference, seen_at)
        VALUES (${channel}, ${externalId}, ${JSON.stringify(reference)}::jsonb, ${at.toString()}::timestamptz)
        ON CONFLICT (channel, external_id) DO UPDATE
          SET reference = r.reference || excluded.reference, seen_at = excluded.seen_at
          WHERE NOT r.reference @> excluded.reference`
    },
    forget: async (account: AccountRef) => forgetReference(db.prisma, account),
  }
}

async function forgetReference(tx: Tx, { channel, externalId }: AccountRef): Promise<void> {
  await tx.chatReference.deleteMany({ where: { channel, externalId } })
}
