import type { Database } from './database.ts'
import type { Prisma } from './generated/client.ts'

/**
 * The rows of one statement, outside every transaction. The embedded database is asked without Prisma: a statement takes
 * 0.3 ms and not 1.2 there, and the reply to a person waits for several.
 */
export async function rowsOf<T>({ prisma, lite }: Database, statement: Prisma.Sql): Promise<T[]> {
  if (!lite) return prisma.$queryRaw<T[]>(statement)
  return (await lite.query<T>(statement.text, [...statement.values])).rows
}
