import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { TestProject } from 'vitest/node'
import { browser } from '../e2e/browser.ts'
import { writeDumps } from './dump.ts'
import { provideServer } from './server.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** Files with the dumps of a migrated PGlite, empty and with the sample city. */
    dumps: { readonly empty: string; readonly city: string }
    /** A PostgreSQL server and its migrated databases to copy; null where there is none. */
    server: { readonly url: string; readonly template: string; readonly city: string } | null
  }
}

/** Runs once before all tests: makes the migrated databases that every test copies. Gives the way to remove them. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(path.join(tmpdir(), 'hagukumi-test-'))
  const dumps = { empty: path.join(folder, 'empty.tar'), city: path.join(folder, 'city.tar') }
  await writeDumps(dumps)
  const server = await provideServer()
  if (!server) {
    process.stderr.write(
      '\nPostgreSQL が見つからないため、PGlite だけで試験しました。(PostgreSQL not found: tested on PGlite only.)\n\n',
    )
  }
  if (browser === undefined) {
    process.stderr.write(
      '\nChromium が見つからないため、ブラウザーでの試験を省きました。(Chromium not found: nothing tested in a browser.)\n\n',
    )
  }
  project.provide('dumps', dumps)
  project.provide('server', server ? { url: server.url, template: server.template, city: server.city } : null)
  return async () => {
    await server?.remove()
    await rm(folder, { recursive: true, force: true })
  }
}
