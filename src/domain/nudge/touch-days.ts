import { Temporal } from 'temporal-polyfill'
import { addBusinessDays, onOrBefore } from '../calendar/business-days.ts'
import type { CivicCalendar } from '../calendar/civic-calendar.ts'
import { type Touch, touchDay } from '../calendar/touch.ts'

/** A touch and the day on which it falls. */
export interface Touching {
  readonly touch: Touch
  readonly day: Temporal.PlainDate
}

/** Business days before a due day from which on it counts as near: it is announced once from then to the day itself. */
const NEAR_DAYS = 3

/** The days of touches, counted once for all who have the same due day. */
export class TouchDays {
  readonly #calendar: CivicCalendar
  readonly #touchings = new Map<string, readonly Touching[]>()
  readonly #names = new WeakMap<readonly Touch[], string>()
  readonly #near = new Map<string, Temporal.PlainDate>()

  constructor(calendar: CivicCalendar) {
    this.#calendar = calendar
  }

  /** The touches of a due day by rising day. Throws RangeError outside the calendar. */
  of(due: Temporal.PlainDate, touches: readonly Touch[]): readonly Touching[] {
    const key = `${due} ${this.#nameOf(touches)}`
    const known = this.#touchings.get(key)
    if (known) return known
    const found = touches
      .map((touch) => ({ touch, day: touchDay(due, touch, this.#calendar) }))
      .sort((one, other) => Temporal.PlainDate.compare(one.day, other.day))
    this.#touchings.set(key, found)
    return found
  }

  #nameOf(touches: readonly Touch[]): string {
    const known = this.#names.get(touches)
    if (known !== undefined) return known
    const name = touches.map(({ offset, unit }) => `${offset}${unit}`).join()
    this.#names.set(touches, name)
    return name
  }

  /** The first day on which `due` is near. */
  nearFrom(due: Temporal.PlainDate): Temporal.PlainDate {
    const key = due.toString()
    const known = this.#near.get(key)
    if (known) return known
    const from = addBusinessDays(onOrBefore(due, this.#calendar), -NEAR_DAYS, this.#calendar)
    this.#near.set(key, from)
    return from
  }
}
