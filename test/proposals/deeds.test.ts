import { describe, expect, it } from 'vitest'
import { ARROWS, type Arrow, type Need } from '../../src/domain/proposal/arrows.ts'
import { RESULTS } from '../../src/domain/proposal/proposal.ts'
import { DEEDS, formOf } from '../../src/features/review/deeds.ts'
import { readScores } from '../../src/features/review/scoring.ts'

/** What the clock and the proposer do is asked for nowhere here. */
const CARRIED = (ARROWS as readonly Arrow[]).filter(({ by }) =>
  by.some((each) => each !== 'proposer' && each !== 'clock'),
)

describe('the questions of a deed', () => {
  it.each(CARRIED)('bring all that $act from $from needs', ({ act, needs = [], results }) => {
    const forms = (results && act === 'decide' ? results : [undefined]).map((result) => formOf(act, result))
    for (const form of forms) {
      expect(form).toBeDefined()
      // The result of a decision is chosen before its questions begin.
      const given: readonly string[] = [...(form?.asks ?? []), ...(act === 'decide' ? ['result'] : [])]
      expect(needs.filter((need: Need) => !given.includes(need))).toEqual([])
    }
  })

  it('are there for every result, each in one form', () => {
    for (const result of RESULTS) {
      const fitting = DEEDS.filter(({ act, results }) => act === 'decide' && results?.includes(result))
      expect(fitting).toHaveLength(1)
    }
    expect(new Set(DEEDS.map(({ name }) => name)).size).toBe(DEEDS.length)
  })
})

describe('scores as they are typed', () => {
  const criteria = [
    { key: 'a', label: '実現性', weight: 50 },
    { key: 'b', label: '効果性', weight: 50 },
  ]

  it.each([
    ['3 4', { a: 3, b: 4 }, {}],
    ['３、４', { a: 3, b: 4 }, {}],
    ['3\n5 半分になる', { a: 3, b: 5 }, { b: '半分になる' }],
    ['実現性 3\n効果性：5点、半分になる', { a: 3, b: 5 }, { b: '半分になる' }],
    ['1 場所がない\n\n2', { a: 1, b: 2 }, { a: '場所がない' }],
  ])('are read from %j', (typed, scores, words) => {
    expect(readScores(typed, criteria)).toEqual({ scores, words })
  })

  it.each(['', '3', '3 4 5', '3.5 4', '-1 4', '良い\n3', '3\n6'])('are asked for again where %j was typed', (typed) => {
    expect(readScores(typed, criteria)).toBeTypeOf('string')
  })
})
