import type { Database } from './database.ts'
import { Prisma } from './generated/client.ts'
import type { Tx } from './tx.ts'

/**
 * The rows of one statement, outside every transaction. The embedded database is asked without Prisma: a statement takes
 * 0.3 ms and not 1.2 there, and the reply to a person waits for several.
 */
export async function rowsOf<T>({ prisma, lite }: Database, statement: Prisma.Sql): Promise<T[]> {
  if (!lite) return prisma.$queryRaw<T[]>(statement)
  return (await lite.query<T>(statement.text, [...statement.values])).rows
}

/**
 * The rows of a statement in a transaction, written by the database as one text: many rows are else slow on the embedded
 * database, which hands over each cell by itself. Their values are those that JSON knows: select days and moments as text.
 */
export async function inOneCell<T>(tx: Tx, statement: Prisma.Sql): Promise<T[]> {
  const [cell] = await tx.$queryRaw<{ rows: string }[]>(
    Prisma.sql`SELECT coalesce(json_agg(r), '[]')::text AS rows FROM (${statement}) AS r`,
  )
  return JSON.parse(cell?.rows ?? '[]') as T[]
}
