import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Button } from '../../src/bot/card/card.ts'
import { END, type Flow, type FlowInput, type FlowState, type Json, type Move } from '../../src/bot/flow/flow.ts'
import { same } from '../../src/bot/flow/json.ts'
import { advance, begin, resume } from '../../src/bot/flow/machine.ts'
import { pressOf } from '../../src/bot/flow/press.ts'
import { first, VERSIONS } from './sample.ts'

const seed = Number(process.env.FC_SEED ?? Math.floor(Math.random() * 2 ** 31))
process.stderr.write(`flow properties: FC_SEED=${seed}\n`)
const settings = { seed, numRuns: Number(process.env.FC_RUNS ?? 400) }

/** Something that happens to a talk: a message, the press of any button ever shown, a deploy, a month's pause. */
type Happening =
  | { readonly kind: 'say'; readonly text: string }
  | { readonly kind: 'press'; readonly which: number }
  | { readonly kind: 'deploy'; readonly version: number }
  | { readonly kind: 'pause' }

const words = [
  '戻る',
  '直す',
  '飛ばす',
  'あとで',
  'やめる',
  'ヘルプ',
  'はい',
  'いいえ',
  '1',
  '2',
  '標題',
  '提出する',
  '続ける',
  '消す',
]
const happening: fc.Arbitrary<Happening> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('say' as const), text: fc.constantFrom(...words) }) },
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant('say' as const), text: fc.string({ unit: 'grapheme', maxLength: 8 }) }),
  },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('press' as const), which: fc.nat(60) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('deploy' as const), version: fc.nat(VERSIONS.length - 1) }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'pause' as const }) },
)

/** A talk as the feature would hold it: only what was saved as JSON lives from one message to the next. */
class Talk {
  flow: Flow = first
  saved = JSON.stringify(begin(first).state)
  buttons: Button[] = begin(first).say.flatMap((card) => card.buttons)

  before(): FlowState {
    return JSON.parse(this.saved) as FlowState
  }

  /** Lets one thing happen; gives the move and the input that led to it, or undefined where nothing was said. */
  let(happening: Happening): { move: Move; input: FlowInput | undefined } | undefined {
    if (happening.kind === 'deploy') {
      this.flow = VERSIONS[happening.version] ?? first
      return undefined
    }
    const input = this.inputOf(happening)
    if (happening.kind === 'press' && !input) return undefined
    const saved: unknown = JSON.parse(this.saved)
    const move = input ? advance(this.flow, saved, input) : resume(this.flow, saved)
    this.saved = JSON.stringify(move.state)
    this.buttons.push(...move.say.flatMap((card) => card.buttons))
    return { move, input }
  }

  private inputOf(happening: Happening): FlowInput | undefined {
    if (happening.kind === 'say') return { kind: 'said', text: happening.text }
    const button =
      happening.kind === 'press' ? this.buttons.at(-1 - (happening.which % this.buttons.length)) : undefined
    return button && pressOf(button.given)
  }
}

/** All that a person wrote and the flow accepted, with the key it stands under. */
function written({ answers, draft = {} }: FlowState): Array<[string, Json]> {
  return [...Object.entries(answers), ...Object.entries(draft)].filter(([, answer]) => answer !== null)
}

/** What is among the first and not among the second, each counted once: first under its own key, then under any. */
function missing(before: readonly [string, Json][], after: readonly [string, Json][]): Array<[string, Json]> {
  const rest = [...after]
  const take = (fits: (held: [string, Json]) => boolean) => {
    const at = rest.findIndex(fits)
    return at >= 0 && rest.splice(at, 1).length > 0
  }
  return before
    .filter(([key, answer]) => !take(([other, held]) => other === key && same(held, answer)))
    .filter(([, answer]) => !take(([, held]) => same(held, answer)))
}

describe('a flow, whatever is typed, pressed, deployed and left alone', () => {
  it('never loses an accepted answer', () => {
    fc.assert(
      fc.property(fc.array(happening, { maxLength: 40 }), (happenings) => {
        const talk = new Talk()
        for (const each of happenings) {
          const before = talk.before()
          const happened = talk.let(each)
          if (!happened) continue
          const { move, input } = happened
          if (move.done === 'discarded') {
            expect(before.aside === 'stop' || written(before).length === 0).toBe(true)
            return
          }
          const lost = missing(written(before), written(move.state))
          // The one answer that may go is that of the step which was asked and got another.
          const replaced = input && Object.hasOwn(move.state.answers, before.step) ? [before.step] : []
          expect([[], replaced]).toContainEqual(lost.map(([key]) => key))
          if (move.done === 'finished') return
        }
      }),
      settings,
    )
  })

  it('always has exactly one next step', () => {
    fc.assert(
      fc.property(fc.array(happening, { maxLength: 40 }), (happenings) => {
        const talk = new Talk()
        for (const each of happenings) {
          const happened = talk.let(each)
          if (!happened) continue
          const { state, say, done } = happened.move
          expect(say.length > 0 || done === 'finished').toBe(true)
          expect(state).toMatchObject({ flow: 'sample', version: talk.flow.version })
          const steps = talk.flow.steps.map(({ key }) => key)
          expect(Object.keys(state.answers).every((key) => steps.includes(key))).toBe(true)
          if (done === 'finished') {
            expect(state.step).toBe(END)
            expect(Object.keys(state.answers).sort()).toEqual([...steps].sort())
            return
          }
          expect(steps).toContain(state.step)
          // Only questions have buttons; whoever paused or stopped is asked nothing.
          expect(say.filter((card) => card.buttons.length > 0)).toHaveLength(done === undefined ? 1 : 0)
          if (done === 'discarded') return
        }
      }),
      settings,
    )
  })

  it('survives being saved as JSON, by a database that does not keep the order of keys', () => {
    fc.assert(
      fc.property(fc.array(happening, { maxLength: 20 }), happening, (happenings, last) => {
        const talk = new Talk()
        for (const each of happenings) if (talk.let(each)?.move.done === 'discarded') return
        const state = talk.before()
        expect(JSON.parse(JSON.stringify(state))).toEqual(state)
        const turned = JSON.stringify(Object.fromEntries(Object.entries(state).reverse()))
        const other = Object.assign(new Talk(), { flow: talk.flow, saved: turned, buttons: [...talk.buttons] })
        expect(other.let(last)).toEqual(talk.let(last))
      }),
      settings,
    )
  })

  it('can always be finished by answering what is asked', () => {
    const good: Record<string, string> = { cost: '100', confirm: '提出する' }
    fc.assert(
      fc.property(fc.array(happening, { maxLength: 30 }), (happenings) => {
        const talk = new Talk()
        for (const each of happenings) if (talk.let(each)?.move.done) return
        let move = talk.let({ kind: 'pause' })?.move
        for (let step = 0; move && move.done === undefined && step < 12; step += 1) {
          move = talk.let({ kind: 'say', text: good[move.state.step] ?? '市民課' })?.move
        }
        expect(move?.done).toBe('finished')
      }),
      settings,
    )
  })

  it('takes any saved JSON at all, and drops nothing of its answers', () => {
    const step = fc.constantFrom('problem', 'idea', 'cost', 'gone', '', '__proto__')
    const state = fc.record(
      {
        ...{ flow: fc.constantFrom('sample', 'other'), version: fc.integer({ min: 0, max: 9 }), step },
        ...{ answers: fc.dictionary(step, fc.jsonValue()), draft: fc.dictionary(step, fc.jsonValue()) },
        aside: fc.constantFrom('stop', 'mend', 'other'),
      },
      { requiredKeys: [] },
    )
    fc.assert(
      fc.property(fc.oneof(state, fc.jsonValue()), fc.constantFrom(...VERSIONS), (saved, flow) => {
        const stored = JSON.parse(JSON.stringify(saved))
        const { state: now, done } = resume(flow, stored)
        expect(done === 'finished' || flow.steps.some(({ key }) => key === now.step)).toBe(true)
        const kept = JSON.stringify(written(JSON.parse(JSON.stringify(now))))
        const had = typeof stored === 'object' && stored !== null ? [stored.answers, stored.draft] : []
        for (const answers of had)
          for (const answer of typeof answers === 'object' && answers !== null ? Object.values(answers) : [])
            if (answer !== null) expect(kept).toContain(JSON.stringify(answer))
      }),
      settings,
    )
  })
})
