import type { Shape } from '../../../domain/search.ts'
import type { AskedFact } from './facts.ts'

/** A grade as it was named: one grade, several that the word covers, or several of which one is meant. */
export interface GradeMention {
  readonly gradeIds: readonly string[]
  readonly among: 'one' | 'all'
}

/** People of whom the policy has no table of their own. */
export interface WithoutTable {
  readonly name: string
  readonly kind: 'employment' | 'occupation'
}

/** What a question says, before anything is looked up. */
export interface Question {
  /** As it was typed, mended and without hidden characters. */
  readonly text: string
  readonly grades: readonly GradeMention[]
  readonly family: string | undefined
  readonly abilityIds: readonly string[]
  readonly awarenessIds: readonly string[]
  readonly withoutTable: WithoutTable | undefined
  readonly wants: ReadonlySet<Want>
  readonly shape: Shape
  readonly fact: AskedFact | undefined
  /** Content words left when all of the above is taken out. */
  readonly rest: readonly string[]
  /** The words to search the documents with. */
  readonly query: string
}

/** What a person may want to know. */
export type Want =
  | 'role'
  | 'ability'
  | 'awareness'
  | 'comparison'
  | 'promotion'
  | 'course'
  | 'source'
  | 'more'
  | 'whole'
