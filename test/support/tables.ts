import { expect } from 'vitest'
import type { App } from '../../src/app.ts'
import { Prisma } from '../../src/infra/db/generated/client.ts'
import { rowsOf } from '../../src/infra/db/index.ts'

/** The tables in which a text stands, whatever column of whatever schema. */
export async function tablesWith({ app }: { readonly app: App }, text: string): Promise<readonly string[]> {
  const tables = await rowsOf<{ name: string }>(
    app.db,
    Prisma.sql`SELECT format('%I.%I', table_schema, table_name) AS name FROM information_schema.tables
      WHERE table_type = 'BASE TABLE' AND table_schema NOT IN ('pg_catalog', 'information_schema')`,
  )
  expect(tables.length).toBeGreaterThan(15)
  const found: string[] = []
  for (const { name } of tables) {
    const [row] = await app.db.prisma.$queryRawUnsafe<{ is: boolean }[]>(
      `SELECT EXISTS (SELECT FROM ${name} AS t WHERE strpos(t::text, $1) > 0) AS is`,
      text,
    )
    if (row?.is) found.push(name)
  }
  return found
}
