import { Temporal } from 'temporal-polyfill'
import { fiscalYearOf, writtenFiscalYear } from '../calendar/fiscal-year.ts'
import type { Definition } from './definition.ts'

/** A round of a campaign: what it is and when it starts. */
export interface Round {
  readonly definition: Definition
  readonly startsOn: Temporal.PlainDate
}

const MONTHS = { yearly: 12, half_yearly: 6, monthly: 1 } as const

/** The first due day of a month is moved as such; the last day of a month stays its last day. */
function moved(day: Temporal.PlainDate, months: number): Temporal.PlainDate {
  const there = day.add({ months })
  return day.day === day.daysInMonth ? there.with({ day: there.daysInMonth }) : there
}

/** Takes a round; gives the one that follows it, undefined where nothing recurs. A year in the title goes with it. */
export function nextRound({ definition, startsOn }: Round): Round | undefined {
  const { recurs } = definition
  if (recurs === undefined) return undefined
  const months = MONTHS[recurs]
  const later = (day: string) => moved(Temporal.PlainDate.from(day), months).toString()
  const starts = moved(startsOn, months)
  const { audience, steps, title } = definition
  const { appointedOn } = audience
  const before = writtenFiscalYear(fiscalYearOf(startsOn))
  return {
    startsOn: starts,
    definition: {
      ...definition,
      title: title.replaceAll(before, writtenFiscalYear(fiscalYearOf(starts))),
      audience: appointedOn === undefined ? audience : { ...audience, appointedOn: later(appointedOn) },
      steps: steps.map((step) => ({ ...step, due: { ...step.due, day: later(step.due.day) } })),
    },
  }
}

/** Whether an approval goes over to the next round: of a monthly one within its fiscal year, never beyond. */
export function approvalHolds({ definition, startsOn }: Round, next: Round): boolean {
  return definition.recurs === 'monthly' && fiscalYearOf(startsOn) === fiscalYearOf(next.startsOn)
}
