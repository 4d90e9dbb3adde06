import { type App, appOn } from '../../src/app.ts'
import type { Io } from '../../src/infra/handover/io.ts'
import { StandingClock } from './clock.ts'
import type { Engine } from './engines.ts'

/** The whole bot on a fresh database with the policy and the sample city. */
export async function freshApp(engine: Engine): Promise<App & { readonly clock: StandingClock }> {
  const clock = new StandingClock()
  return { ...(await appOn(await engine.city(), clock)), clock }
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
