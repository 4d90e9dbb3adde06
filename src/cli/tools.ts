import type { Temporal } from 'temporal-polyfill'
import type { Database } from '../infra/db/index.ts'
import type { Io } from '../infra/handover/io.ts'

/** What a command is given. `actor` is written into the audit. */
export interface Tools {
  readonly io: Io
  readonly db: Database
  readonly actor: string
  now(): Temporal.Instant
}
