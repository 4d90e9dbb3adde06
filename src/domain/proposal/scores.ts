import type { Kind } from './proposal.ts'
import type { Criterion } from './rule-book.ts'

/** The least and the most that one criterion is given. */
export const SCORE = { least: 0, most: 5 } as const

/** Scores of one reviewer by key of the criterion. */
export type Scores = Readonly<Record<string, number>>

/** What is wrong with a reviewer's scores; `needs_words`: the lowest and the highest ones are given with a sentence. */
export type ScoreFault =
  | { readonly fault: 'missing' | 'outside'; readonly criterion: Criterion }
  | { readonly fault: 'needs_words'; readonly criterion: Criterion }

/** The criteria that count for a kind. */
export function criteriaFor(kind: Kind, criteria: readonly Criterion[]): readonly Criterion[] {
  return criteria.filter(({ kinds }) => !kinds || kinds.includes(kind))
}

/** Takes scores, the criteria that count, and what was written about each; gives the first thing to mend. */
export function faultIn(
  scores: Scores,
  criteria: readonly Criterion[],
  words: Readonly<Record<string, string>>,
): ScoreFault | undefined {
  for (const criterion of criteria) {
    const score = scores[criterion.key]
    if (score === undefined) return { fault: 'missing', criterion }
    if (!Number.isInteger(score) || score < SCORE.least || score > SCORE.most) return { fault: 'outside', criterion }
    const isExtreme = score <= SCORE.least + 1 || score === SCORE.most
    if (isExtreme && !words[criterion.key]?.trim()) return { fault: 'needs_words', criterion }
  }
  return undefined
}

/** Takes complete scores and the criteria that count; gives the points of a hundred. */
export function pointsOf(scores: Scores, criteria: readonly Criterion[]): number {
  const weights = criteria.reduce((sum, { weight }) => sum + weight, 0)
  const scored = criteria.reduce((sum, { key, weight }) => sum + weight * (scores[key] ?? 0), 0)
  return weights === 0 ? 0 : (scored / (weights * SCORE.most)) * 100
}

/** The mean of several reviewers, in points of a hundred; undefined where nobody has reviewed. */
export function meanOf(reviews: readonly Scores[], criteria: readonly Criterion[]): number | undefined {
  if (reviews.length === 0) return undefined
  return reviews.reduce((sum, scores) => sum + pointsOf(scores, criteria), 0) / reviews.length
}
