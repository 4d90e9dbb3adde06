import { STEPS, type Step } from '../../src/bot/trace.ts'
import { between, type Random, shuffled } from '../platform/random.ts'
import { goesRound, isNaive, type KillAt, type Order, WRITES, type Write } from './shapes.ts'

/** How a worker is killed: at a step, or `afterMs` from when it was let go (`starting`) or from when it was at work. */
export type Kill =
  | ({ readonly at: 'step' } & KillAt)
  | { readonly at: 'starting' | 'working'; readonly afterMs: number }

/** Where the naive orders differ from the product: the steps around the send. */
const AROUND_SEND: readonly Step[] = ['claimed', 'delivered']

/**
 * As many kills as asked for: two of three at a step, all steps in turn, the third at random. A dozen has each step
 * once. Where an order has statements of its own, those come before the steps: four kills have each of them once.
 */
export function planKills(count: number, order: Order, random: Random): Kill[] {
  const steps = isNaive(order) ? AROUND_SEND : STEPS
  const writes = goesRound(order) ? WRITES[order] : []
  const named: KillAt[] = []
  return Array.from({ length: count }, (_, n): Kill => {
    if (n % 3 === 2) return moment(random)
    if (named.length === 0) {
      named.push(...shuffled(random, steps).map((step) => ({ step, nth: between(random, [1, 5]) })))
      // One statement writes for many.
      named.push(...shuffled(random, writes).map((before) => ({ before, nth: between(random, [1, 2]) })))
    }
    return { at: 'step', ...(named.pop() ?? { step: 'claimed', nth: 1 }) }
  })
}

/** The step or the statement at which a kill is to come; undefined for one at any moment. */
export function nameOf(kill: Kill): Step | Write | undefined {
  if (kill.at !== 'step') return undefined
  return 'step' in kill ? kill.step : kill.before
}

/** One in four dies before it is at work: while it opens the database and takes up what was left. */
function moment(random: Random): Kill {
  const at = between(random, [1, 4]) === 1 ? 'starting' : 'working'
  return { at, afterMs: between(random, [0, 2_000]) }
}
