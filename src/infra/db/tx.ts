import type { Prisma } from './generated/client.ts'

/**
 * A transaction's own client. Inside `$transaction(tx => …)` use only this: on the embedded database everything else
 * waits for itself until P2028. No network call happens inside a transaction.
 */
export type Tx = Prisma.TransactionClient
