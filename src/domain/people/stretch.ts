import { Temporal } from 'temporal-polyfill'

/** Days from `from` to `to`, both included; no `to` means that the end is not known yet. */
export interface Stretch {
  readonly from: Temporal.PlainDate
  readonly to: Temporal.PlainDate | undefined
}

const { compare } = Temporal.PlainDate

/** Whether `day` lies in the stretch, its first and last day included. */
export function covers(stretch: Stretch, day: Temporal.PlainDate): boolean {
  return compare(stretch.from, day) <= 0 && !endedBefore(stretch, day)
}

/** Whether the last day of the stretch lies before `day`. */
export function endedBefore(stretch: Stretch, day: Temporal.PlainDate): boolean {
  return stretch.to !== undefined && compare(stretch.to, day) < 0
}

/** Whether the two stretches share a day. */
export function overlap(one: Stretch, other: Stretch): boolean {
  return !endedBefore(one, other.from) && !endedBefore(other, one.from)
}
