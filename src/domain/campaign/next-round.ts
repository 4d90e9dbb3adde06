import { Temporal } from 'temporal-polyfill'
import { fiscalYearOf, writtenFiscalYear } from '../calendar/fiscal-year.ts'
import type { Definition } from './definition.ts'

/** A round of a campaign: what it is and when it starts. */
export interface Round {
  readonly definition: Definition
  readonly startsOn: Temporal.PlainDate
}

const MONTHS = { yearly: 12, half_yearly: 6, monthly: 1 } as const

/** A day, and its day of the month as first planned where this month ends with it or before it. */
interface Kept {
  readonly day: Temporal.PlainDate
  readonly cut: number | undefined
}

/**
 * Moves a day by months. It keeps its day of the month as first planned: of the 30th a February makes its last day, and
 * March has the 30th again. A day planned as the last of its month stays the last.
 */
function moved({ day, cut }: Kept, months: number): Kept {
  const there = day.add({ months })
  const isLast = day.day === day.daysInMonth
  const planned = isLast && cut !== undefined && cut >= day.day ? cut : isLast ? 'last' : day.day
  if (planned === 'last') return { day: there.with({ day: there.daysInMonth }), cut: undefined }
  return { day: there.with({ day: planned }), cut: planned >= there.daysInMonth ? planned : undefined }
}

/** Takes a round; gives the one that follows it, undefined where nothing recurs. A year in the title goes with it. */
export function nextRound({ definition, startsOn }: Round): Round | undefined {
  const { recurs, cut, ...lasting } = definition
  if (recurs === undefined) return undefined
  const cuts: Record<string, number> = {}
  const later = (name: string, from: Temporal.PlainDate) => {
    const there = moved({ day: from, cut: cut?.[name] }, MONTHS[recurs])
    if (there.cut !== undefined) cuts[name] = there.cut
    return there.day
  }
  const written = (name: string, day: string) => later(name, Temporal.PlainDate.from(day)).toString()
  const starts = later('startsOn', startsOn)
  const { audience, steps, title } = definition
  const { appointedOn } = audience
  const before = writtenFiscalYear(fiscalYearOf(startsOn))
  const next: Definition = {
    ...lasting,
    recurs,
    title: title.replaceAll(before, writtenFiscalYear(fiscalYearOf(starts))),
    audience: appointedOn === undefined ? audience : { ...audience, appointedOn: written('appointedOn', appointedOn) },
    steps: steps.map((step) => ({ ...step, due: { ...step.due, day: written(step.key, step.due.day) } })),
  }
  return { startsOn: starts, definition: Object.keys(cuts).length > 0 ? { ...next, cut: cuts } : next }
}

/** Whether an approval goes over to the next round: of a monthly one within its fiscal year, never beyond. */
export function approvalHolds({ definition, startsOn }: Round, next: Round): boolean {
  return definition.recurs === 'monthly' && fiscalYearOf(startsOn) === fiscalYearOf(next.startsOn)
}
