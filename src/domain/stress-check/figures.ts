/** No figure of fewer people is shown in anything about the stress check (domain notes §3, §8). */
const FLOOR = 10

/** How many of `whole` people are `part` of something. */
export interface Count {
  readonly part: number
  readonly whole: number
}

/** Whether the part may be told: neither it nor the rest is small, so it is never none and never all. */
export function mayShow({ part, whole }: Count): boolean {
  return part >= FLOOR && whole - part >= FLOOR
}

/**
 * The counts of units that may be told, where everybody also knows the count of all together. Those that are too small
 * are left out, and as many more as it takes until what is left out cannot be found by subtraction either. Gives the
 * units in the order in which they came.
 */
export function unitsShown<T extends Count>(units: readonly T[]): T[] {
  const shown = new Set(units.filter(mayShow))
  const hidden = units.filter((each) => !shown.has(each))
  const bySize = [...shown].sort((one, other) => one.whole - other.whole)
  while (hidden.length > 0 && (hidden.length === 1 || !mayShow(together(hidden)))) {
    const next = bySize.shift()
    if (!next) return []
    shown.delete(next)
    hidden.push(next)
  }
  return units.filter((each) => shown.has(each))
}

/** The counts of several units as one. */
export function together(units: readonly Count[]): Count {
  return {
    part: units.reduce((sum, { part }) => sum + part, 0),
    whole: units.reduce((sum, { whole }) => sum + whole, 0),
  }
}

/**
 * What may be told of a letter: how many were sent and how many not, the latter in tens, so that two letters or two
 * looks at one tell no single person by subtraction. Undefined where one of them is too small.
 */
export function sendingShown({ part: sent, whole: planned }: Count): { sent: number; notSent: number } | undefined {
  if (!mayShow({ part: sent, whole: planned })) return undefined
  const notSent = Math.floor((planned - sent) / FLOOR) * FLOOR
  return { sent: planned - notSent, notSent }
}
