import type { Passage, Section } from './passage.ts'

/** What a question is after, beside its words. Recognised before the search; see features/ask. */
export interface Hints {
  readonly gradeIds: readonly string[]
  readonly abilityIds: readonly string[]
  /** 果たすべき役割 or 具体的役割 is asked. */
  readonly role: 'asked' | 'not_asked'
  readonly shape: Shape
}

/** The kind of passage that answers best. */
export type Shape = 'list' | 'definition' | 'date' | 'any'

export interface Hit {
  readonly passage: Passage
  readonly section: Section
  /** On the scale of the structure bonuses; only differences within one search mean anything. */
  readonly score: number
}

export interface Search {
  /** Best first, at most the number asked for. */
  readonly hits: readonly Hit[]
  /** 0 to 1: the share of the question's weight that its best three hits hold; undefined = it names no matter at all. */
  readonly coverage: number | undefined
  /** What was looked for: squashed pieces of text with their weights, for finding the nearest sentence of a hit. */
  readonly sought: ReadonlyMap<string, number>
  /** Words of the question that no document in force contains and no synonym explains. */
  readonly unknown: readonly string[]
}
