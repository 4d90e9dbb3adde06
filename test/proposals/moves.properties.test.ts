import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Act, ARROWS, NEEDS, UNDECIDED } from '../../src/domain/proposal/arrows.ts'
import { move, possible, type Standing, type Wish } from '../../src/domain/proposal/move.ts'
import { ACTORS, KINDS, RESULTS, type State } from '../../src/domain/proposal/proposal.ts'
import type { RuleBook } from '../../src/domain/proposal/rule-book.ts'
import { seedOf } from '../calendar/support.ts'
import { everything, GROUNDS, WIDEST } from './support.ts'

const SEED = seedOf('proposals that move')
const ACTS: readonly Act[] = [...new Set(ARROWS.map(({ act }) => act))]
const LAST: readonly State[] = ['void', 'withdrawn', 'closed']
const HALF = 0.5

const book: fc.Arbitrary<RuleBook> = fc
  .record({
    stages: fc.subarray([...WIDEST.stages]),
    results: fc.subarray([...RESULTS], { minLength: 1 }),
  })
  .map(({ stages, results }) => ({
    ...WIDEST,
    stages,
    results: Object.fromEntries(results.map((result) => [result, result])),
  }))

/** Any act by anybody, with anything; and half the time, one that somebody can do now. */
const wish = fc.record({
  act: fc.constantFrom(...ACTS),
  by: fc.constantFrom(...ACTORS),
  result: fc.constantFrom(...RESULTS),
  leftOut: fc.option(fc.constantFrom(...NEEDS), { nil: undefined, freq: 4 }),
  grounds: fc.constantFrom(GROUNDS, '総合的に判断した結果です。'),
  choice: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
})

describe('any number of acts by anybody', () => {
  it('lead a proposal along the arrows and nowhere else', () => {
    fc.assert(
      fc.property(fc.constantFrom(...KINDS), book, fc.array(wish, { maxLength: 60 }), (kind, rules, wishes) => {
        let standing: Standing = { kind, state: 'draft' }
        for (const drawn of wishes) {
          const tried = triedFrom(standing, drawn, rules)
          const moved = move(standing, tried, rules)
          if ('refused' in moved) continue
          expect(
            ARROWS.some(({ act, from }) => act === tried.act && (from as readonly State[]).includes(standing.state)),
          ).toBe(true)
          expect(possible(standing, tried.by, rules)).toContain(tried.act)
          expect(moved.kind).toBe(kind)
          // Nothing is decided but by a decision, and nothing undecided is carried out.
          if (moved.result !== standing.result) expect(tried.act).toBe('decide')
          if (tried.act === 'withdraw') expect(UNDECIDED).toContain(standing.state)
          if (moved.state === 'planned')
            expect(['adopted', 'partially_adopted', 'adopted_in_spirit', 'study']).toContain(moved.result)
          if (moved.result) expect(Object.keys(rules.results)).toContain(moved.result)
          if (['refuse', 'give_up'].includes(tried.act)) expect(tried.given?.grounds).toBe(GROUNDS)
          standing = moved
        }
        if (LAST.includes(standing.state)) {
          for (const by of ACTORS) expect(possible(standing, by, rules)).toEqual([])
        }
      }),
      { seed: SEED, numRuns: process.env.HAGUKUMI_LONG ? 100_000 : 10_000 },
    )
  })

  it('can always be followed by more, until it has come to an end', () => {
    fc.assert(
      fc.property(fc.constantFrom(...KINDS), book, (kind, rules) => {
        const seen = new Map<string, Standing>()
        const waiting: Standing[] = [{ kind, state: 'draft' }]
        for (let at = waiting.pop(); at; at = waiting.pop()) {
          if (seen.has(keyOf(at))) continue
          seen.set(keyOf(at), at)
          waiting.push(...nextOf(at, rules))
        }
        // Whatever was reached has a way on that ends.
        const ending = new Set([...seen.values()].filter(({ state }) => LAST.includes(state)).map(keyOf))
        for (let before = -1; before !== ending.size; ) {
          before = ending.size
          for (const at of seen.values())
            if (nextOf(at, rules).some((next) => ending.has(keyOf(next)))) ending.add(keyOf(at))
        }
        expect([...seen.keys()].filter((key) => !ending.has(key))).toEqual([])
      }),
      { seed: SEED, numRuns: 300 },
    )
  })
})

function triedFrom(
  standing: Standing,
  drawn: typeof wish extends fc.Arbitrary<infer T> ? T : never,
  rules: RuleBook,
): Wish {
  const given: Record<string, string> & { result?: (typeof RESULTS)[number] } = {
    ...everything(drawn.result),
    grounds: drawn.grounds,
  }
  if (drawn.leftOut) delete given[drawn.leftOut]
  const can = ACTORS.flatMap((by) => possible(standing, by, rules).map((act) => ({ act, by })))
  const chosen = drawn.choice < HALF ? can[Math.floor(drawn.choice * 2 * can.length)] : undefined
  return { act: chosen?.act ?? drawn.act, by: chosen?.by ?? drawn.by, given }
}

function nextOf(standing: Standing, rules: RuleBook): Standing[] {
  return ACTORS.flatMap((by) =>
    possible(standing, by, rules).flatMap((act) =>
      RESULTS.flatMap((result) => {
        const moved = move(standing, { act, by, given: everything(result) }, rules)
        return 'refused' in moved ? [] : [moved]
      }),
    ),
  )
}

function keyOf({ state, result }: Standing): string {
  return `${state} ${result}`
}
