import type { Temporal } from 'temporal-polyfill'
import { daysOfFiscalYear, writtenFiscalYear } from '../calendar/fiscal-year.ts'
import type { Definition } from './definition.ts'

/** A campaign as a fiscal year has it: its days are 'MM-DD' of that year (April to March), 「{年度}」 stands for its name. */
export interface Template {
  readonly startsOn: string
  readonly definition: Definition
}

/** Takes a template and a 年度 as its western year; gives the campaign of that year, days as 'YYYY-MM-DD'. */
export function ofYear({ startsOn, definition }: Template, year: number): { startsOn: string; definition: Definition } {
  const { title, audience, steps } = definition
  const { appointedOn } = audience
  return {
    startsOn: dayIn(startsOn, year),
    definition: {
      ...definition,
      title: title.replaceAll('{年度}', writtenFiscalYear(year)),
      audience: appointedOn === undefined ? audience : { ...audience, appointedOn: dayIn(appointedOn, year) },
      steps: steps.map((step) => ({ ...step, due: { ...step.due, day: dayIn(step.due.day, year) } })),
    },
  }
}

/** 'MM-DD' → the day of that name in the fiscal year. */
function dayIn(date: string, year: number): string {
  const { from, to } = daysOfFiscalYear(year)
  const [month = 1, day = 1] = date.split('-').map(Number)
  const of: Temporal.PlainDate = month >= from.month ? from : to
  return of.with({ month, day }).toString()
}
