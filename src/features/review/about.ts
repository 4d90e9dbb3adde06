import { Temporal } from 'temporal-polyfill'
import type { Answers, Step } from '../../bot/flow/flow.ts'
import type { Brought } from '../../domain/proposal/move.ts'
import type { Actor } from '../../domain/proposal/proposal.ts'
import { TEXT } from './texts.ts'

/** What the questions of a deed are about, as the flow keeps it: plain JSON, made when it begins. */
export interface About {
  readonly id: string
  readonly number: string
  readonly title: string
  readonly by: Actor
  readonly today: string
  /** The day that is offered. */
  readonly due?: string
  /** The unit in charge by now. */
  readonly unit?: string
  /** Units that are offered. */
  readonly units: readonly string[]
  readonly results: readonly { readonly key: string; readonly label: string }[]
  /** The key of the result that is decided, or was. */
  readonly result?: string
  readonly clauses: readonly string[]
  readonly criteria: readonly { readonly key: string; readonly label: string; readonly weight: number }[]
  /** What was decided, where it is told now. */
  readonly decision?: Readonly<Record<string, string>>
  readonly comments: readonly string[]
}

/** What the flow was begun with. It was written by this version or an older one: without it the deed says it is gone. */
export const ABOUT: Step = {
  key: 'about',
  label: TEXT.about,
  beforehand: true,
  ask: () => ({ title: TEXT.gone, blocks: [], citations: [], buttons: [] }),
  read: () => ({ again: { title: TEXT.gone, blocks: [], citations: [], buttons: [] } }),
}

/** Takes the answers of a deed's flow; gives what they are about, or undefined where they were begun without it. */
export function aboutIn({ about }: Answers): About | undefined {
  return typeof about === 'object' && about !== null && 'number' in about ? (about as unknown as About) : undefined
}

/** Takes the answers of a deed's flow; gives what the act brings along. What was skipped is left out. */
export function broughtIn(answers: Answers): Brought {
  const { about, confirm, scores, comment, private_comment, ...rest } = answers
  const result = aboutIn(answers)?.result
  const words = Object.entries({ ...(result ? { result } : {}), ...rest }).filter(
    ([, each]) => typeof each === 'string',
  )
  return Object.fromEntries(words)
}

/** What a notice is written from. */
export function subjectOf(about: About) {
  const { number, title, today, results, result, decision, comments, unit } = about
  return {
    number,
    title,
    unit,
    comments,
    decision,
    today: Temporal.PlainDate.from(today),
    resultLabel: results.find(({ key }) => key === (decision?.result ?? result))?.label,
  }
}
