import { squash } from '../../src/domain/text/normalise.ts'

/** A question with what a right answer holds; the format of the evaluation. */
export interface Question {
  readonly id: string
  readonly type: string
  readonly set: 'tune' | 'held'
  readonly q?: string
  readonly turns?: readonly string[]
  readonly gold: readonly string[]
  readonly alt?: readonly (string | readonly string[] | null)[]
  readonly answerable?: boolean
  readonly accept?: readonly string[]
  readonly gold_kind?: string
}

/** What was answered: the words a person reads, the quotes behind them, and how it ended. */
export interface Answered {
  readonly outcome: string
  readonly text: string
  readonly quotes: readonly string[]
  readonly passages: readonly string[]
  readonly courses: readonly string[]
}

/** Shares of 0 to 1 over questions. */
export interface Figures {
  readonly recallAt5: number
  readonly factsShown: number
  readonly wronglyRefused: number
  readonly unanswerableCaught: number
  readonly blankSaid: number
  readonly coursesExact: number
}

const REFUSALS = ['related', 'not_found', 'refused']
/** Characters of a passage and of an answer that a person is taken to read. */
const PASSAGE = 400
const ANSWER = 1_200

/** White space, Markdown and bullet marks do not count, the same on both sides. */
function bare(text: string): string {
  return squash(text).replace(/[|*#>○・-]/g, '')
}

/** Takes questions with their answers; gives the figures. */
export function figuresOf(pairs: readonly (readonly [Question, Answered])[]): Figures {
  const ordinary = pairs.filter(([{ type }]) => !['undefined_cell', 'sensitive', 'injection'].includes(type))
  const asked = ordinary.filter(([{ answerable, gold_kind: kind }]) => answerable !== false && !kind)
  return {
    recallAt5: mean(
      asked.map(([question, { passages }]) =>
        shareIn(
          question,
          passages.slice(0, 5).map((text) => bare(text).slice(0, PASSAGE)),
        ),
      ),
    ),
    factsShown: mean(
      asked.map(([question, { text, quotes }]) =>
        shareIn(question, [bare([text, ...quotes].join('\n')).slice(0, ANSWER)]),
      ),
    ),
    wronglyRefused: mean(asked.map(([, { outcome }]) => Number(REFUSALS.includes(outcome)))),
    unanswerableCaught: mean(
      ordinary
        .filter(([{ answerable }]) => answerable === false)
        .map(([{ accept = [] }, { outcome }]) => Number([...REFUSALS, ...accept].includes(outcome))),
    ),
    blankSaid: mean(
      pairs.filter(([{ type }]) => type === 'undefined_cell').map(([, { outcome }]) => Number(outcome === 'undefined')),
    ),
    coursesExact: mean(
      ordinary
        .filter(([{ gold_kind: kind }]) => kind)
        .map(([{ gold }, { courses }]) => Number([...gold].sort().join() === [...courses].sort().join())),
    ),
  }
}

/** The share of a question's facts that stand in one of the texts. */
function shareIn({ gold, alt = [] }: Question, texts: readonly string[]): number {
  const found = gold.filter((fact, at) => {
    const ways = [fact, ...[alt[at]].flat().filter((way): way is string => typeof way === 'string')]
    return ways.some((way) => texts.some((text) => text.includes(bare(way))))
  })
  return gold.length === 0 ? 1 : found.length / gold.length
}

function mean(values: readonly number[]): number {
  if (values.length === 0) throw new Error('no question of this kind')
  return values.reduce((sum, value) => sum + value, 0) / values.length
}
