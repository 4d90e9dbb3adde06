import type { PGlite } from '@electric-sql/pglite'
import type { ServerAddress } from './address.ts'
import type { PrismaClient } from './generated/client.ts'

/** An open, migrated database. `lite` is the embedded one's own connection: never use it inside a transaction. */
export interface Database {
  readonly prisma: PrismaClient
  readonly engine: 'pglite' | 'postgres'
  readonly lite?: PGlite
  /** Where the server is, for a pool of one's own. */
  readonly address?: ServerAddress
  close(): Promise<void>
}
