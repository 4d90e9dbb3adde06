import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { TestProject } from 'vitest/node'
import { writeDump } from './dump.ts'
import { provideServer } from './server.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** A file with the dump of a migrated PGlite. */
    dumpFile: string
    /** A PostgreSQL server and its migrated database to copy; null where there is none. */
    server: { readonly url: string; readonly template: string } | null
  }
}

/** Runs once before all tests: makes the migrated databases that every test copies. Gives the way to remove them. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(path.join(tmpdir(), 'hagukumi-test-'))
  const dumpFile = path.join(folder, 'migrated.tar')
  await writeDump(dumpFile)
  const server = await provideServer()
  if (!server) {
    process.stderr.write(
      '\nPostgreSQL が見つからないため、PGlite だけで試験しました。(PostgreSQL not found: tested on PGlite only.)\n\n',
    )
  }
  project.provide('dumpFile', dumpFile)
  project.provide('server', server ? { url: server.url, template: server.template } : null)
  return async () => {
    await server?.remove()
    await rm(folder, { recursive: true, force: true })
  }
}
