import { randomUUID } from 'node:crypto'
import { Temporal } from 'temporal-polyfill'

/** Where the time and new ids come from; the only places in the house. */
export interface Clock {
  now(): Temporal.Instant
}

export const systemClock: Clock = { now: () => Temporal.Now.instant() }

/** A clock that stands at `from` and runs from there. */
export function clockFrom(from: Temporal.Instant): Clock {
  const started = Temporal.Now.instant()
  return { now: () => from.add(started.until(Temporal.Now.instant())) }
}

export function newId(): string {
  return randomUUID()
}
