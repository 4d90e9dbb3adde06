import type { Due, Grounds } from './grounds.ts'
import type { Sent } from './ledger.ts'

/** What must be 0, and what people see most of. Made from the ledger alone, as anybody could. */
export interface Verdict {
  /** The most that went to one person unasked within any seven days. */
  readonly mostPerPersonPerWeek: number
  readonly closedDays: number
  readonly quietHours: number
  readonly onLeave: number
  readonly afterDone: number
  readonly dueUnannounced: number
}

/** Takes the grounds and the messages of a year; gives the counts. */
export function verdictOf(grounds: Grounds, sent: readonly Sent[]): Verdict {
  const closed = new Set(grounds.closedDays)
  const dues = new Map<string, Due[]>()
  for (const due of grounds.due) {
    const key = `${due.person}/${due.campaign}/${due.step}`
    dues.set(key, [...(dues.get(key) ?? []), due])
  }
  const told = new Set<string>()
  let afterDone = 0
  for (const { at, person, campaign, step } of sent)
    for (const [index, title] of campaign.entries()) {
      const own = dues.get(`${person}/${title}/${step[index]}`) ?? []
      for (const due of own) if (at.slice(0, 10) >= due.nearFrom && at.slice(0, 10) <= due.due) told.add(keyOf(due))
      if (own.length > 0 && own.every(({ settledAt }) => settledAt !== null && settledAt < at)) afterDone += 1
    }
  return {
    mostPerPersonPerWeek: mostInAWeek(sent),
    closedDays: sent.filter(({ at }) => closed.has(at.slice(0, 10))).length,
    quietHours: sent.filter(({ at }) => isQuiet(at.slice(11), grounds)).length,
    onLeave: sent.filter(({ at, person }) => isOnLeave(at.slice(0, 10), person, grounds)).length,
    afterDone,
    dueUnannounced: grounds.due.filter((due) => wasOpen(due) && due.couldBeTold && !told.has(keyOf(due))).length,
  }
}

/** Whether it was still to be done when its day ended. */
function wasOpen({ state, settledAt, due }: Due): boolean {
  return state === 'open' || (settledAt !== null && settledAt > `${due}T23:59`)
}

function keyOf({ person, campaign, step, due }: Due): string {
  return `${person}/${campaign}/${step}/${due}`
}

function mostInAWeek(sent: readonly Sent[]): number {
  const days = new Map<string, number[]>()
  for (const { at, person, solicited } of sent) {
    const day = Date.parse(`${at.slice(0, 10)}T00:00Z`) / 86_400_000
    if (!solicited) days.set(person, [...(days.get(person) ?? []), day])
  }
  const most = [...days.values()].map((own) =>
    Math.max(...own.map((day) => own.filter((other) => other >= day && other < day + 7).length)),
  )
  return Math.max(0, ...most)
}

function isQuiet(clock: string, { quietHours }: Grounds): boolean {
  const { before, after, breaks } = quietHours
  return clock < before || clock >= after || breaks.some(({ from, to }) => from <= clock && clock < to)
}

function isOnLeave(day: string, person: string, { leave }: Grounds): boolean {
  return (leave[person] ?? []).some(({ from, to }) => from <= day && (to === null || day <= to))
}
