import type { Criterion } from '../../domain/proposal/rule-book.ts'
import { faultIn, type Scores } from '../../domain/proposal/scores.ts'
import { normalise } from '../../domain/text/normalise.ts'
import { TEXT } from './texts.ts'

/** Scores as they were typed, with the sentences beside them, by key of the criterion. */
export interface Scored {
  readonly scores: Scores
  readonly words: Readonly<Record<string, string>>
}

/** A score at the end of the criterion's name or alone, and the sentence after it. */
const SCORE_LINE = /^(?:[^\d]*?[\s:：])?(\d+)\s*点?(?:[\s、,:：]+(.*))?$/u

/**
 * Takes what a member of the committee typed and the criteria in order; gives the scores, or the sentence that says what
 * is wanted. One line a criterion (「3」「5 待ち時間が半分になるため」), or bare numbers in one line (「3 4 2」).
 */
export function readScores(typed: string, criteria: readonly Criterion[]): Scored | string {
  const lines = linesOf(typed)
  if (lines.length !== criteria.length) return TEXT.scoresCount(criteria.length, lines.length)
  const read = criteria.map(({ key }, at) => {
    const [, score, words = ''] = SCORE_LINE.exec(lines[at] ?? '') ?? []
    return { key, score: score === undefined ? Number.NaN : Number(score), words }
  })
  const scores = Object.fromEntries(read.map(({ key, score }) => [key, score]))
  const words = Object.fromEntries(read.flatMap(({ key, words: said }) => (said === '' ? [] : [[key, said]])))
  const fault = faultIn(scores, criteria, words)
  if (!fault) return { scores, words }
  const { label, key } = fault.criterion
  return fault.fault === 'needs_words' ? TEXT.scoreWords(label, scores[key] ?? 0) : TEXT.scoreOutside(label)
}

function linesOf(typed: string): readonly string[] {
  const levelled = typed.split('\n').map((line) => normalise(line).trim())
  const lines = levelled.filter((line) => line !== '')
  const [only, ...others] = lines
  return only !== undefined && others.length === 0 && /^[\d\s,、]+$/.test(only)
    ? only.split(/[\s,、]+/).filter((each) => each !== '')
    : lines
}

/** Takes scores as the flow keeps them; gives 「実現性3・効果性4」, in the order of the criteria. */
export function writtenScores(kept: unknown, criteria: readonly Pick<Criterion, 'key' | 'label'>[]): string {
  const { scores = {} } = (typeof kept === 'object' && kept !== null ? kept : {}) as Partial<Scored>
  return criteria.map(({ key, label }) => `${label}${scores[key] ?? ''}`).join('・')
}
