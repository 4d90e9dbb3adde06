import type { Temporal } from 'temporal-polyfill'
import type { Blackout } from '../settings.ts'
import { within } from './unit-path.ts'

/** Length of 'YYYY-'. */
const YEAR = 5

/** Those of the city's blackouts that hold for somebody in these units; one without units holds for everybody. */
export function blackoutsOf(unitPaths: readonly string[], blackouts: readonly Blackout[]): Blackout[] {
  return blackouts.filter(
    ({ units }) => units === undefined || units.some((above) => unitPaths.some((path) => within(path, above))),
  )
}

/**
 * Whether `day` lies in a busy time (繁忙期, domain notes §8), both its ends included. Its ends are both 'MM-DD', every
 * year and also over the turn of a year (12-20 to 01-10), or both 'YYYY-MM-DD', once.
 */
export function isBlackout({ from, to }: Blackout, day: Temporal.PlainDate): boolean {
  const date = day.toString().slice(from.length > YEAR ? 0 : YEAR)
  return from <= to ? from <= date && date <= to : from <= date || date <= to
}
