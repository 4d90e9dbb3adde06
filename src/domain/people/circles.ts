import { Temporal } from 'temporal-polyfill'
import { type Employee, effectiveOn, hasLeftBy } from './employee.ts'

/** Orders are issued on a few days a year; a file with more days than this is searched up to here. */
const DAYS_SEARCHED = 60

/**
 * Takes everybody; gives each circle of superiors that exists on `today` or will exist, as the 職員番号 of its members.
 * Only the 本務 counts: a 部長 may well hold a 兼務 under somebody of the own staff.
 */
export function findCircles(everybody: readonly Employee[], today: Temporal.PlainDate): string[][] {
  const found = new Map<string, string[]>()
  for (const day of daysOfChange(everybody, today))
    for (const circle of circlesOf(superiorsOn(everybody, day))) found.set([...circle].sort().join(), circle)
  return [...found.values()]
}

/** The first days on which the web of superiors changes, from `today` on. */
function daysOfChange(everybody: readonly Employee[], today: Temporal.PlainDate): Temporal.PlainDate[] {
  const days = new Map([[today.toString(), today]])
  for (const { appointments } of everybody)
    for (const { from } of appointments)
      if (Temporal.PlainDate.compare(from, today) > 0) days.set(from.toString(), from)
  return [...days.values()].sort(Temporal.PlainDate.compare).slice(0, DAYS_SEARCHED)
}

function superiorsOn(everybody: readonly Employee[], day: Temporal.PlainDate): Map<string, string> {
  const superiors = new Map<string, string>()
  for (const employee of everybody) {
    const [post] = effectiveOn(employee.appointments, day)
    if (post?.kind === 'main' && post.superior !== undefined && !hasLeftBy(employee, day))
      superiors.set(employee.number, post.superior)
  }
  return superiors
}

/** Walks up from everybody once; a walk that meets itself has found a circle. */
function circlesOf(superiors: ReadonlyMap<string, string>): string[][] {
  const done = new Set<string>()
  const circles: string[][] = []
  for (const start of superiors.keys()) {
    const walk = new Set<string>()
    let at: string | undefined = start
    while (at !== undefined && !done.has(at) && !walk.has(at)) {
      walk.add(at)
      at = superiors.get(at)
    }
    // Oneself as superior is told on its own line already.
    if (at !== undefined && walk.has(at) && superiors.get(at) !== at)
      circles.push([...walk].slice([...walk].indexOf(at)))
    for (const each of walk) done.add(each)
  }
  return circles
}
