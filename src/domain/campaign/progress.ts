/** How many people of a unit have a step open, done, or are 対象外. */
export interface Standing {
  readonly open: number
  readonly done: number
  readonly excluded: number
}

/** The standing of one unit in one step; `path` is the whole name of the unit. */
export interface UnitStanding extends Standing {
  readonly path: string
}

/** Fewer people than this are not shown by themselves, for they could be named (domain notes §8). */
export const FLOOR = 5

/**
 * Takes the units of one step in the order of the directory; gives them with those under 5 people counted in the unit
 * above, in the same order, never by how far they are. What is left at the top joins the unit before it, so that
 * nothing can be found by subtraction.
 */
export function withoutSmall(units: readonly UnitStanding[]): UnitStanding[] {
  const counts = new Map<string, Standing>(units.map(({ path, ...standing }) => [path, standing]))
  const order = [...counts.keys()]
  for (const path of [...order].sort((one, other) => depthOf(other) - depthOf(one))) lift(path, counts, order)
  const rest = counts.get('')
  counts.delete('')
  const kept = order.filter((path) => path !== '' && counts.has(path))
  if (rest && sizeOf(rest) >= FLOOR) return [...kept.map((path) => ofUnit(path, counts)), { path: '', ...rest }]
  const last = kept.at(-1)
  if (rest && last === undefined) return [{ path: '', ...rest }]
  return kept.map((path) =>
    rest && path === last ? { path, ...sum(counts.get(path) ?? NONE, rest) } : ofUnit(path, counts),
  )
}

const NONE: Standing = { open: 0, done: 0, excluded: 0 }

/** Counts a unit that is too small in the one above it; '' stands above the 部. */
function lift(path: string, counts: Map<string, Standing>, order: string[]): void {
  const standing = counts.get(path)
  if (!standing || path === '' || sizeOf(standing) >= FLOOR) return
  const above = path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : ''
  counts.delete(path)
  if (!counts.has(above)) order.splice(order.indexOf(path), 0, above)
  counts.set(above, sum(counts.get(above) ?? NONE, standing))
  lift(above, counts, order)
}

function sum(one: Standing, other: Standing): Standing {
  return { open: one.open + other.open, done: one.done + other.done, excluded: one.excluded + other.excluded }
}

function sizeOf({ open, done, excluded }: Standing): number {
  return open + done + excluded
}

function ofUnit(path: string, counts: ReadonlyMap<string, Standing>): UnitStanding {
  return { path, ...(counts.get(path) ?? NONE) }
}

function depthOf(path: string): number {
  return path.split('/').length
}
