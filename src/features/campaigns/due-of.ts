import type { Json } from '../../bot/flow/flow.ts'
import { fold } from '../../domain/text/normalise.ts'

/** A step with its day, 'YYYY-MM-DD'. */
type StepDay = Readonly<Record<'key' | 'title' | 'day', string>>

/** What the talk about a due day is of, as it is kept: known from the button. Days are 'YYYY-MM-DD'. */
export interface Of extends StepDay {
  /** Of the campaign. */
  readonly id: string
  /** The day on which it was begun. */
  readonly today: string
  /** All steps of the campaign. */
  readonly steps: readonly StepDay[]
  /** The days that are asked back, where what was written left a doubt. */
  readonly offered?: readonly string[]
}

/** Takes a kept answer; gives what the talk is of, or undefined where it comes from somewhere else. */
export function ofIn(answer: Json | undefined): Of | undefined {
  if (typeof answer !== 'object' || answer === null || !('id' in answer)) return undefined
  const { id, today, steps, offered } = answer
  const own = stepIn(answer)
  const all = Array.isArray(steps) ? steps.map(stepIn) : [own]
  return {
    id: String(id),
    ...own,
    today: String(today),
    steps: all,
    ...(Array.isArray(offered) ? { offered: offered.map(String) } : {}),
  }
}

/** Takes what is kept and the key or the title of a step; gives it for that step, or undefined where there is none. */
export function withStep(of: Of, text: string): Of | undefined {
  const said = fold(text)
  const named = (each: StepDay) => [each.key, each.title].some((name) => fold(name) === said)
  // Chosen anew, it is asked for anew: what was in doubt is no more.
  const { offered, ...rest } = of
  if (named(of)) return rest
  const step = of.steps.find(named)
  return step && { ...rest, ...step }
}

function stepIn(kept: Json): StepDay {
  const { key, title, day } = kept as Readonly<Record<string, Json>>
  return { key: String(key), title: String(title), day: String(day) }
}
