export { transactionOptions } from './client.ts'
export type { Prisma, PrismaClient } from './generated/client.ts'
export { type Database, openDatabase } from './open.ts'
export type { Tx } from './tx.ts'
