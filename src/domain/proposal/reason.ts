import { squash } from '../text/normalise.ts'

/** Characters that a reason has at least: fewer say no more than the result (domain notes §5.3). */
export const LEAST_REASON = 40

/** Phrases that fill a line and say nothing (wording §11). */
const EMPTY = ['総合的に判断', '総合的に勘案', '諸般の事情', '慎重に検討した結果', '検討の結果']

/** Whether a text is long enough for a reason. Counted in characters as people see them, without white space. */
export function isReasoned(text: string): boolean {
  return lengthOf(text) >= LEAST_REASON
}

/** How many characters a text still lacks to be a reason; 0 where it lacks none. */
export function lacking(text: string): number {
  return Math.max(0, LEAST_REASON - lengthOf(text))
}

/** The phrase of a text that stands where a reason should; undefined where there is none. */
export function emptyPhrase(text: string): string | undefined {
  const levelled = squash(text)
  return EMPTY.find((phrase) => levelled.includes(squash(phrase)))
}

function lengthOf(text: string): number {
  return [...SEGMENTS.segment(text.replace(/\s/g, ''))].length
}

const SEGMENTS = new Intl.Segmenter('ja', { granularity: 'grapheme' })
