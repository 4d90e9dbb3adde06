/** How a question ended; the words of the evaluation. */
export type Outcome = 'answered' | 'undefined' | 'clarify' | 'related' | 'not_found' | 'refused' | 'support'

/** What stands behind an answer, beside what the person reads. For evaluation and for operators, never for a log. */
export interface Evidence {
  readonly outcome: Outcome
  /** Ranked, best first. */
  readonly passages: readonly { readonly text: string; readonly ref: string; readonly gradeIds: readonly string[] }[]
  /** Ids of all courses that fit, also those behind 「続き」. */
  readonly courses: readonly string[]
}
