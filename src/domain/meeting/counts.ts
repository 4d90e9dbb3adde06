/** How meetings went in a group of units. No contents, no names, and none of it for a single unit. */
export interface UnitGroup {
  /** The 部, or undefined for those too small to stand alone. */
  readonly name: string | undefined
  readonly units: number
  readonly held: number
  readonly skipped: number
  /** Planned, over, and nothing recorded; they may have met all the same. */
  readonly unrecorded: number
}

/** What HR sees of a stretch of days. */
export interface MeetingCounts {
  /** In the order of the directory, never by a figure. */
  readonly groups: readonly UnitGroup[]
  /** Over the whole city: how often a theme was talked of. */
  readonly themes: readonly { readonly theme: string; readonly count: number }[]
  readonly decisions: number
  readonly trainings: number
}

/** A group of fewer units is shown with others alone (domain notes §8: floor 5 outside the stress check). */
export const LEAST_UNITS = 5

/**
 * Takes the groups in the order of the directory; gives them with those under five units made one, which stands last.
 * Where that is still too small, the smallest of the others joins it, so that nothing can be had by subtraction.
 */
export function mergeSmall(groups: readonly UnitGroup[]): UnitGroup[] {
  let large = groups.filter(({ units }) => units >= LEAST_UNITS)
  const small = groups.filter(({ units }) => units < LEAST_UNITS)
  if (small.length === 0) return large
  if (sum(small).units < LEAST_UNITS && large.length > 0) {
    const least = large.reduce((one, other) => (other.units < one.units ? other : one))
    small.push(least)
    large = large.filter((group) => group !== least)
  }
  const rest = sum(small)
  return rest.units < LEAST_UNITS ? [] : [...large, rest]
}

function sum(groups: readonly UnitGroup[]): UnitGroup {
  const total = (of: (group: UnitGroup) => number) => groups.reduce((before, group) => before + of(group), 0)
  return {
    name: undefined,
    units: total(({ units }) => units),
    held: total(({ held }) => held),
    skipped: total(({ skipped }) => skipped),
    unrecorded: total(({ unrecorded }) => unrecorded),
  }
}
