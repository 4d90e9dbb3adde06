import { Temporal } from 'temporal-polyfill'
import { blackoutsOf, isBlackout } from '../calendar/blackout.ts'
import type { CivicCalendar } from '../calendar/civic-calendar.ts'
import { readTouch, touchDay } from '../calendar/touch.ts'
import { writtenDay } from '../calendar/written.ts'
import type { Blackout } from '../settings.ts'
import type { Definition } from './definition.ts'
import { type DatedStep, datedSteps } from './plan.ts'
import { TEXT } from './texts.ts'

const { compare } = Temporal.PlainDate

/** What is told before a campaign starts: a fault keeps it from starting, a notice does not. */
export interface Finding {
  readonly weight: 'fault' | 'notice'
  readonly says: string
}

/** The days against which the steps of a campaign are held. */
export interface Times {
  readonly calendar: CivicCalendar
  readonly blackouts: readonly Blackout[]
  readonly today: Temporal.PlainDate
  readonly startsOn: Temporal.PlainDate
}

/** Takes a definition and the days; gives its steps with real due days, and what is wrong with them, none if all is well. */
export function examineDays(
  definition: Definition,
  times: Times,
): { readonly steps: readonly DatedStep[]; readonly findings: readonly Finding[] } {
  const steps: DatedStep[] = []
  const findings: Finding[] = []
  for (const step of definition.steps) {
    try {
      const [dated] = datedSteps({ ...definition, steps: [step] }, times.calendar)
      if (!dated) continue
      findings.push(...aboutStep(dated, times))
      steps.push(dated)
    } catch (error) {
      // The calendar ends before the day; every other fault is ours.
      if (!(error instanceof RangeError)) throw error
      findings.push({ weight: 'fault', says: TEXT.beyond(step.title) })
    }
  }
  return { steps, findings }
}

function aboutStep(step: DatedStep, { calendar, blackouts, today, startsOn }: Times): Finding[] {
  const day = writtenDay(step.dueOn)
  if (compare(step.dueOn, today) < 0) return [{ weight: 'fault', says: TEXT.past(step.title, day) }]
  if (compare(step.dueOn, startsOn) < 0) return [{ weight: 'fault', says: TEXT.beforeStart(step.title, day) }]
  // The end of a right is a day of law or of an outline, open or not: it is told, and stays.
  const weight = step.protects === 'right' ? 'notice' : 'fault'
  const closed: Finding[] = calendar.isOpen(step.dueOn) ? [] : [{ weight, says: TEXT.closed(step.title, day) }]
  const busy = busyThroughout(step, blackouts, calendar)
  return [...closed, ...(busy ? [{ weight: 'notice', says: TEXT.blackout(step.title, busy.name) } as const] : [])]
}

/** The busy time of everybody that all touches up to the due day fall into. */
function busyThroughout(step: DatedStep, blackouts: readonly Blackout[], calendar: CivicCalendar) {
  if (step.protects === 'right') return undefined
  const days = step.touches
    .map(readTouch)
    .filter((touch) => touch !== undefined && touch.offset <= 0)
    .map((touch) => (touch ? touchDay(step.dueOn, touch, calendar) : step.dueOn))
  return blackoutsOf([], blackouts).find((each) => [step.dueOn, ...days].every((day) => isBlackout(each, day)))
}
