import type { Temporal } from 'temporal-polyfill'

/** Days of a week, and how many of them may bring something unasked (domain notes §8: at most one a day, two a week). */
const WEEK = 7
const MOST = 2

/**
 * Whether something unasked may go out on `day`, where `told` are the other days on which something did or surely will:
 * not twice a day, and no more than two in any seven days in a row, so that it holds however weeks are counted.
 */
export function withinCap(day: Temporal.PlainDate, told: readonly Temporal.PlainDate[]): boolean {
  const offsets = told.map((other) => day.until(other).days).filter((offset) => Math.abs(offset) < WEEK)
  if (offsets.includes(0)) return false
  for (let first = 1 - WEEK; first <= 0; first += 1) {
    const within = offsets.filter((offset) => offset >= first && offset < first + WEEK)
    if (within.length + 1 > MOST) return false
  }
  return true
}
