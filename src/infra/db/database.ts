import type { PGlite } from '@electric-sql/pglite'
import type { PrismaClient } from './generated/client.ts'

/** An open, migrated database. `lite` is the embedded one's own connection: never use it inside a transaction. */
export interface Database {
  readonly prisma: PrismaClient
  readonly engine: 'pglite' | 'postgres'
  readonly lite?: PGlite
  close(): Promise<void>
}
