export { queryFailure } from './failures/query.ts'
export type { Prisma } from './generated/client.ts'
export { type Database, openDatabase } from './open.ts'
export type { Tx } from './tx.ts'
