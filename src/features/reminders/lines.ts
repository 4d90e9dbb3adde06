import type { Button } from '../../bot/card/card.ts'
import type { Line } from '../../bot/digest/line.ts'
import { writtenDay } from '../../domain/calendar/written.ts'
import type { Task } from '../../domain/nudge/task.ts'
import type { Person } from '../../domain/people/person.ts'
import { BUTTON, TEXT } from './texts.ts'

/** The lines of what somebody has open: one a step, however many people it is about. */
export function linesOf(tasks: readonly Task[], whom: Person): Line[] {
  const steps = new Map<string, Task[]>()
  for (const task of tasks) steps.set(task.stepId, [...(steps.get(task.stepId) ?? []), task])
  return [...steps.values()].flatMap((same) => lineOf(same, whom) ?? [])
}

function lineOf(same: readonly Task[], whom: Person): Line | undefined {
  const [first] = same
  if (!first) return undefined
  const reference = referenceOf(first, whom)
  return {
    title: titleOf(first, same.length),
    when: TEXT.until(writtenDay(first.due)),
    minutes: same.reduce((sum, { minutes }) => sum + minutes, 0),
    buttons: buttonsOf(first, same.length),
    taskIds: same.map(({ id }) => id),
    ...(reference ? { reference } : {}),
  }
}

/** The title, and whom it is about: one by name, several by their number. */
export function titleOf({ title, about }: Task, people: number): string {
  if (about === undefined) return title
  return people === 1 ? TEXT.forOne(title, about) : TEXT.forMany(title, people)
}

function buttonsOf({ stepId, about }: Task, people: number): Button[] {
  const given = { step: stepId }
  const button = (label: string, act: string): Button => ({ label, feature: 'reminders', act, given })
  if (about !== undefined && people > 1) return [button(BUTTON.list, 'open'), button(BUTTON.later, 'later')]
  return [
    button(BUTTON.open, 'open'),
    button(BUTTON.when, 'when'),
    button(BUTTON.later, 'later'),
    button(BUTTON.done, 'done'),
    button(BUTTON.unsure, 'unsure'),
  ]
}

/** Self-assessment is written against the abilities of one's own grade, an appraisal talk by those for leading others. */
export function referenceOf({ given }: Task, { gradeId, gradeName }: Person): Button | undefined {
  if (gradeId === undefined) return undefined
  if (given.reference === 'own_abilities')
    return { label: BUTTON.ownAbilities(gradeName), feature: 'ask', act: 'own', given: {} }
  if (given.reference === 'coaching_ability')
    return {
      label: BUTTON.coaching,
      feature: 'ask',
      act: 'ability',
      given: { gradeIds: [gradeId], ability: BUTTON.coaching },
    }
  return undefined
}
