import type { PGlite } from '@electric-sql/pglite'
import type { SqlMigrationAwareDriverAdapterFactory } from '@prisma/driver-adapter-utils'
import { PrismaPGlite } from 'pglite-prisma-adapter'
import { withScript } from './script.ts'
import { connectShadow } from './shadow.ts'

/** The way of the migration engine to an open PGlite. The caller keeps it and closes it. */
export function embeddedFactory(lite: PGlite): SqlMigrationAwareDriverAdapterFactory {
  const inner = new PrismaPGlite(lite)
  return {
    provider: inner.provider,
    adapterName: inner.adapterName,
    connect: async () => withScript(await inner.connect(), (script) => runScript(lite, script)),
    connectToShadowDb: connectShadow,
  }
}

async function runScript(lite: PGlite, script: string): Promise<void> {
  try {
    await lite.exec(script)
  } catch (error) {
    // A script with its own BEGIN leaves the one connection in an aborted transaction: every later query would fail.
    await lite.exec('ROLLBACK')
    throw error
  }
}
