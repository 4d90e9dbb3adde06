import { Prisma } from '../../db/generated/client.ts'

/** A table whose rows are messages on their way, with the columns that delivery writes. */
export interface MessageTable {
  readonly name: Prisma.Sql
  /** Whether the steps of a message beside the usual way are kept for operators. */
  readonly notes: 'kept' | 'none'
  /** What must hold, beside its state and the switch, for a queued message (of alias m) to leave now. */
  may(): Prisma.Sql
  /** What holds once a queued message (of alias m) is no longer worth sending. */
  readonly over: Prisma.Sql
}

/** Where everything lives but the messages of the stress check. */
export const COMMON: MessageTable = {
  name: Prisma.raw('outbox_message'),
  notes: 'kept',
  may: () => Prisma.raw('true'),
  over: Prisma.raw('coalesce(m.void_at <= clock_timestamp(), false)'),
}
