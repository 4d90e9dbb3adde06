import { Temporal } from 'temporal-polyfill'
import { type App, appOn } from '../../src/app.ts'
import type { Clock } from '../../src/infra/clock/clock.ts'
import type { Io } from '../../src/infra/handover/io.ts'
import type { Engine } from './engines.ts'

/** Tuesday 26 January 2027, 9:10 in Japan: a working day of the sample city. */
export const MORNING = Temporal.Instant.from('2027-01-26T09:10:00+09:00')

/** A clock that stands still until it is moved. */
export class StandingClock implements Clock {
  #at = MORNING

  now(): Temporal.Instant {
    return this.#at
  }

  advance(minutes: number): void {
    this.#at = this.#at.add({ minutes })
  }
}

/** The whole bot on a fresh database with the policy and the sample city. */
export async function freshApp(engine: Engine): Promise<App & { readonly clock: StandingClock }> {
  const clock = new StandingClock()
  return { ...(await appOn(await engine.fresh(), clock)), clock }
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
