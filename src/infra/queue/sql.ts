import pg from 'pg'
import { poolConfig } from '../db/address.ts'
import type { Database, Tx } from '../db/index.ts'

/** What pg-boss asks of a database: one statement with values, or a script without. */
export interface Sql {
  executeSql(text: string, values?: unknown[]): Promise<{ rows: Record<string, unknown>[] }>
}

/** Connections of the queue in one process, beside Prisma's own. */
const POOL = 4

/** The queue's own way to the database, outside every transaction. `close` ends it. */
export function openSql({ lite, address }: Database): Sql & { close(): Promise<void> } {
  if (lite) {
    return {
      executeSql: async (text, values) => {
        if (values && values.length > 0) return { rows: (await lite.query<Record<string, unknown>>(text, values)).rows }
        // A failing BEGIN … COMMIT would leave every later query in an aborted transaction.
        const script = /^\s*BEGIN;([\s\S]*)COMMIT;\s*$/.exec(text)?.[1]
        const parts = script === undefined ? await lite.exec(text) : await lite.transaction((tx) => tx.exec(script))
        return { rows: parts.flatMap(({ rows }) => rows as Record<string, unknown>[]) }
      },
      close: async () => undefined,
    }
  }
  if (!address) throw new Error('a database is embedded or on a server')
  const pool = new pg.Pool(poolConfig(address, POOL))
  // An idle connection that breaks is replaced at the next query; without a listener it would end the process.
  pool.on('error', () => undefined)
  return { executeSql: (text, values) => pool.query(text, values), close: () => pool.end() }
}

/** The same inside a transaction of ours: what pg-boss does then commits with everything else. */
export function sqlIn(tx: Tx): Sql {
  return { executeSql: async (text, values = []) => ({ rows: await tx.$queryRawUnsafe(text, ...values) }) }
}
