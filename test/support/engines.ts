import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { PrismaPGlite } from 'pglite-prisma-adapter'
import { inject } from 'vitest'
import { createClient } from '../../src/infra/db/client.ts'
import { type Database, openDatabase } from '../../src/infra/db/index.ts'
import { createLite } from '../../src/infra/db/lite.ts'
import { databaseAt, execute } from './server.ts'

/** A database engine to test on: `describe.each(engines)('… on $name', ({ fresh }) => …)`. */
export interface Engine {
  readonly name: 'PGlite' | 'PostgreSQL'
  /** A new, migrated, empty database. Close it in `afterAll` or `afterEach`; closing removes it. */
  fresh(): Promise<Database>
  /** The same with the policy and the sample city in it. */
  city(): Promise<Database>
}

/** PGlite always; PostgreSQL where the run found one (test/support/global-setup.ts says so where not). */
export const engines: readonly Engine[] = [
  { name: 'PGlite', fresh: () => lite(inject('dumps').empty), city: () => lite(inject('dumps').city) },
  ...(inject('server')
    ? [{ name: 'PostgreSQL' as const, fresh: () => server('template'), city: () => server('city') }]
    : []),
]

async function lite(dumpFile: string): Promise<Database> {
  const lite = await createLite({ dump: new Blob([await readFile(dumpFile)]) })
  const prisma = createClient(new PrismaPGlite(lite))
  return { prisma, engine: 'pglite', lite, close: () => prisma.$disconnect().then(() => lite.close()) }
}

async function server(content: 'template' | 'city'): Promise<Database> {
  const { url, drop } = await freshServerDatabase(content)
  const db = await openDatabase({ databaseUrl: url, dataDir: '' })
  return { ...db, close: () => db.close().then(drop) }
}

/** A copy of the migrated database on the test server, empty or with the city, by its URL. Throws without a server. */
export async function freshServerDatabase(
  content: 'template' | 'city' = 'template',
): Promise<{ url: string; drop: () => Promise<void> }> {
  const server = inject('server')
  if (!server) throw new Error('this test run has no PostgreSQL server')
  const name = `${server.template}_${randomBytes(4).toString('hex')}`
  await execute(server.url, `CREATE DATABASE ${name} TEMPLATE ${server[content]}`)
  return {
    url: databaseAt(server.url, name),
    drop: () => execute(server.url, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`),
  }
}
