import { expect } from 'vitest'
import { STEPS, type Step } from '../../src/bot/trace.ts'
import type { Ground } from './ground.ts'
import { holds, type Plan, type Result, run } from './run.ts'
import { isNaive } from './shapes.ts'

/** A plan without its seed, which each run draws for itself. */
export type Task = Omit<Plan, 'seed'>

/** Of sixty kills in all on both databases; a thousand in the long run. */
export function share(kills: number): number {
  return process.env.HAGUKUMI_LONG ? Math.round((kills * 1_000) / 60) : kills
}

/** A killed worker is back after two seconds on a machine with nothing else to do, and after ten on a busy one. */
export function timeout(kills: number): number {
  return 150_000 + kills * 20_000
}

/** Runs of one file, and where their workers died. */
export class Trials {
  readonly #deaths = new Set<Step>()

  /** Steps at which no worker died so far. */
  get missed(): Step[] {
    return STEPS.filter((step) => !this.#deaths.has(step))
  }

  /** Runs a task on a database and removes that. The seed of a broken promise is shown. */
  async run(task: Task, { address, remove }: Ground): Promise<Result> {
    const plan = { ...task, seed: Math.floor(Math.random() * 2 ** 29) }
    const signal = AbortSignal.timeout(timeout(plan.kills) - 30_000)
    try {
      const result = await run(plan, address, signal)
      if (!isNaive(plan.order) && !holds(result)) process.stderr.write(`${JSON.stringify({ plan, result })}\n`)
      for (const step of STEPS) if (result.deaths[step] > 0) this.#deaths.add(step)
      return result
    } catch (error) {
      process.stderr.write(`${JSON.stringify({ plan })}\n`)
      throw error
    } finally {
      await remove()
    }
  }
}

/** The platform can be asked: each message arrives exactly once. */
export function expectOnce(result: Result, kills: number): void {
  expect(result).toMatchObject({ kills, lost: [], doubled: [], untrue: [], marked: 0 })
  expect(result.messages).toBeGreaterThan(kills)
}

/** It cannot: each message arrives, and again only with its mark and where nobody could know. */
export function expectMarked(result: Result, kills: number): void {
  expect(result).toMatchObject({ kills, lost: [], doubled: [], untrue: [] })
  expect(result.marked).toBeLessThanOrEqual(result.unknown)
  expect(result.messages).toBeGreaterThan(kills)
}
