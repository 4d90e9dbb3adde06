import { Temporal } from 'temporal-polyfill'
import { addBusinessDays } from '../calendar/business-days.ts'
import { belonging } from './audience.ts'
import type { Candidate } from './candidate.ts'
import { RESET_DAYS } from './extra.ts'
import type { Added, On, RunningRound } from './moves.ts'
import { type DatedStep, partsOf } from './plan.ts'

/**
 * What somebody who came after the start of a round has to do in it: of an appraisal, their appraiser decides how to go
 * on, and they join the steps that come later; of everything else they join what is not over.
 */
export function joinedBy(
  someone: Candidate,
  round: RunningRound & { readonly steps: readonly DatedStep[] },
  { day, calendar }: On,
): Added[] {
  const belongs = belonging(round.audience, someone, day)
  if (belongs.kind !== 'in') return []
  const appraised = round.kind === 'appraisal'
  const from = appraised ? addBusinessDays(day, RESET_DAYS, calendar) : day
  const steps = round.steps.filter(({ dueOn }) => Temporal.PlainDate.compare(dueOn, from) > 0)
  const grounds = { audience: round.audience, steps, today: day, partners: new Map() }
  const later = [...partsOf(someone, grounds)]
    .filter(({ excluded }) => excluded === undefined)
    .map(({ step, actorId, aboutId, unitPath }) => ({ key: step.key, actorId, aboutId, dueOn: step.dueOn, unitPath }))
  const { first, unitPath } = belongs.post
  if (!appraised || first?.standing !== 'present' || first.employeeId === someone.employeeId) return later
  const aboutId = someone.employeeId
  return [{ key: 'move_newcomer', actorId: first.employeeId, aboutId, dueOn: from, unitPath }, ...later]
}
