import { type App, appOn as appOnDatabase, type Options } from '../../src/app.ts'
import type { Clock } from '../../src/infra/clock/clock.ts'
import type { Database } from '../../src/infra/db/index.ts'
import type { Io } from '../../src/infra/handover/io.ts'
import { type Library, openLibrary } from '../../src/infra/knowledge/library.ts'
import { StandingClock } from './clock.ts'
import type { Engine } from './engines.ts'

/** The bot on a database, with its parts; what it knows is made once for all bots of a test file. */
export function appOn(db: Database, clock: Clock, options: Partial<Options> = {}): Promise<App> {
  return appOnDatabase(db, clock, { openLibrary: openedOnce, ...options })
}

/** The whole bot on a fresh database with the policy and the sample city. */
export async function freshApp(engine: Engine): Promise<App & { readonly clock: StandingClock }> {
  const clock = new StandingClock()
  return { ...(await appOn(await engine.city(), clock)), clock }
}

const opened = new Map<string, Library>()

/** A library never changes, and making one takes half a second: the same words make the same one. */
function openedOnce(...[versions, readings]: Parameters<typeof openLibrary>): Library {
  const key = JSON.stringify([versions, [...readings]])
  const known = opened.get(key)
  if (known) return known
  const library = openLibrary(versions, readings)
  opened.set(key, library)
  return library
}

/** An Io that feeds lines and keeps what was written. */
export function paperIo(lines: readonly string[]): Io & { readonly written: string[]; readonly beside: string[] } {
  const written: string[] = []
  const beside: string[] = []
  return {
    written,
    beside,
    lines: feed(lines),
    out: (text) => written.push(text),
    err: (text) => beside.push(text),
    columns: undefined,
    cwd: process.cwd(),
  }
}

async function* feed(lines: readonly string[]): AsyncGenerator<string> {
  yield* lines
}
