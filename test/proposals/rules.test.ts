import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { writtenNumber } from '../../src/domain/proposal/number.ts'
import { emptyPhrase, isReasoned, lacking } from '../../src/domain/proposal/reason.ts'
import { recusalOf } from '../../src/domain/proposal/recusal.ts'
import type { Criterion } from '../../src/domain/proposal/rule-book.ts'
import { criteriaFor, faultIn, meanOf, pointsOf } from '../../src/domain/proposal/scores.ts'
import { seedOf } from '../calendar/support.ts'
import { GROUNDS } from './support.ts'

const SEED = seedOf('scores of proposals')

describe('a number', () => {
  it('bears the fiscal year of its receipt and its place in the register', () => {
    expect([
      writtenNumber(2027, 12),
      writtenNumber(2027, 1_000),
      writtenNumber(2019, 1),
      writtenNumber(2018, 7),
    ]).toEqual(['R9-012', 'R9-1000', 'R1-001', 'H30-007'])
  })
})

describe('a reason', () => {
  it('has forty characters as people count them, blanks aside', () => {
    expect([lacking(''), lacking('あ'.repeat(39)), lacking('あ'.repeat(40)), lacking('👨‍👩‍👧'.repeat(40))]).toEqual([
      40, 1, 0, 0,
    ])
    expect(isReasoned(`${'あ'.repeat(39)}　 \n`)).toBe(false)
  })

  it('is known by its phrases where it gives none', () => {
    expect(emptyPhrase(`${GROUNDS}よって総合的に　判断しました。`)).toBe('総合的に判断')
    expect(emptyPhrase(GROUNDS)).toBeUndefined()
  })
})

const CRITERIA: readonly Criterion[] = [
  { key: 'feasible', label: '実現性', weight: 25 },
  { key: 'effect', label: '効果性', weight: 25, kinds: ['idea', 'call'] },
  { key: 'spread', label: '広がり', weight: 50, kinds: ['done_report'] },
]

describe('the scores of a reviewer', () => {
  const ofIdeas = criteriaFor('idea', CRITERIA)

  it('are given for the criteria of the kind, each from 0 to 5', () => {
    expect(ofIdeas.map(({ key }) => key)).toEqual(['feasible', 'effect'])
    expect(faultIn({ feasible: 3 }, ofIdeas, {})).toEqual({ fault: 'missing', criterion: ofIdeas[1] })
    for (const outside of [-1, 6, 2.5, Number.NaN])
      expect(faultIn({ feasible: 3, effect: outside }, ofIdeas, {})).toMatchObject({ fault: 'outside' })
    expect(faultIn({ feasible: 3, effect: 2 }, ofIdeas, {})).toBeUndefined()
  })

  it('need a sentence where they are the lowest or the highest', () => {
    for (const score of [0, 1, 5]) {
      expect(faultIn({ feasible: 3, effect: score }, ofIdeas, { effect: ' ' })).toMatchObject({ fault: 'needs_words' })
      expect(faultIn({ feasible: 3, effect: score }, ofIdeas, { effect: '件数で示した。' })).toBeUndefined()
    }
  })

  it('are points of a hundred by weight, and more for no lower score', () => {
    expect(pointsOf({ feasible: 5, effect: 0 }, ofIdeas)).toBe(50)
    const score = fc.integer({ min: 0, max: 5 })
    const weights = fc.array(fc.integer({ min: 1, max: 100 }), { minLength: 1, maxLength: 6 })
    fc.assert(
      fc.property(weights, fc.array(score, { minLength: 6, maxLength: 6 }), score, (drawn, given, more) => {
        const criteria = drawn.map((weight, at) => ({ key: String(at), label: '', weight }))
        const scores = Object.fromEntries(given.map((each, at) => [String(at), each]))
        const points = pointsOf(scores, criteria)
        expect(points).toBeGreaterThanOrEqual(0)
        expect(points).toBeLessThanOrEqual(100)
        expect(pointsOf({ ...scores, 0: Math.max(more, given[0] ?? 0) }, criteria)).toBeGreaterThanOrEqual(points)
        expect(meanOf([scores, scores], criteria)).toBeCloseTo(points)
      }),
      { seed: SEED, numRuns: 1_000 },
    )
    expect(meanOf([], ofIdeas)).toBeUndefined()
  })
})

describe('a reviewer', () => {
  const touched = {
    proposers: [
      { employeeId: 'a', units: ['市民部/市民課/窓口係'] },
      { employeeId: 'b', units: ['総務部/人事課/研修係', '総務部/人事課'] },
    ],
    unitInCharge: '市民部/市民課',
  }
  const nobody = { employeeId: 'z', units: ['建設部/道路課'], heads: [] }

  it('is recused from what they or their section made, and from what their unit would carry out', () => {
    expect(recusalOf({ ...nobody, employeeId: 'b' }, touched)).toBe('proposer')
    expect(recusalOf({ ...nobody, units: ['総務部/人事課/研修係'] }, touched)).toBe('same_section')
    expect(recusalOf({ ...nobody, heads: ['市民部/市民課'] }, touched)).toBe('head_in_charge')
  })

  it('reviews all else: of another section of the same division, or below the unit in charge', () => {
    expect(recusalOf(nobody, touched)).toBeUndefined()
    expect(
      recusalOf({ ...nobody, units: ['市民部/市民課/記録係'], heads: ['市民部/市民課/記録係'] }, touched),
    ).toBeUndefined()
    expect(recusalOf({ ...nobody, heads: ['市民部/市民課'] }, { proposers: [] })).toBeUndefined()
  })
})
