import type { SqlDriverAdapterFactory } from '@prisma/driver-adapter-utils'
import { PrismaClient } from './generated/client.ts'

/**
 * Milliseconds. The embedded database has one connection, so a transaction waits for all others: of 30 transactions of
 * 200 ms at once, 20 failed with Prisma's own limits (P2028) and none with these.
 */
export const transactionOptions = { maxWait: 30_000, timeout: 15_000 }

/** Prisma's client on either engine. It logs nothing: its messages hold values of queries. */
export function createClient(adapter: SqlDriverAdapterFactory): PrismaClient {
  return new PrismaClient({ adapter, transactionOptions, errorFormat: 'minimal' })
}
