import { Temporal } from 'temporal-polyfill'
import type { Clock } from '../../src/infra/clock/clock.ts'

/** Tuesday 26 January 2027, 9:10 in Japan: a working day of the sample city. */
export const MORNING = Temporal.Instant.from('2027-01-26T09:10:00+09:00')

/** A clock that stands still until it is moved. */
export class StandingClock implements Clock {
  #at = MORNING

  now(): Temporal.Instant {
    return this.#at
  }

  set(at: Temporal.Instant): void {
    this.#at = at
  }

  advance(minutes: number): void {
    this.#at = this.#at.add({ minutes })
  }
}
