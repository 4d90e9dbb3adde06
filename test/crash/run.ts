import { once, setMaxListeners } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { Temporal } from 'temporal-polyfill'
import { randomFrom } from '../platform/random.ts'
import { Crew } from './crew.ts'
import { type Deaths, Diary } from './diary.ts'
import { openDrive } from './drive.ts'
import type { Address } from './ground.ts'
import { planKills } from './kills.ts'
import { aheadOf } from './morning.ts'
import { goesRound, isNaive, type LedgerPage, ledgerShape, type Order, type PlatformName, QUICK } from './shapes.ts'
import { openStage, type Weather } from './stage.ts'
import type { Verdict } from './verdict.ts'

/** One run. What it does by chance follows from the seed; how far the workers are when it does so does not. */
export interface Plan {
  readonly platform: PlatformName
  readonly order: Order
  readonly workers: 1 | 2
  readonly kills: number
  readonly seed: number
}

/** What came of a run. */
export interface Result extends Verdict {
  readonly kills: number
  readonly deaths: Deaths
  /** Sends of which nobody could know the end: by a fault of the platform or a kill. */
  readonly unknown: number
}

/** Whether the promise was kept: nothing lost, nothing doubled, no repeat without a doubt, and the rows say so. */
export function holds({ lost, doubled, untrue, marked, unknown }: Result): boolean {
  return lost.length + doubled.length + untrue.length === 0 && marked <= unknown
}

/**
 * So long after the last event was taken, in ms, each doubt of that moment was asked about once. With faults for ever,
 * the growing delays between two tries would hold up the run.
 */
const CLEARING_MS = 2 * QUICK.askAfterMs

/**
 * Causes messages, kills workers as often as planned, lets everything settle, and compares. Ends all that it started,
 * also where `signal` ends it; then it rejects.
 */
export async function run(plan: Plan, address: Address, signal: AbortSignal): Promise<Result> {
  const { order, kills, seed } = plan
  const stage = await openStage(plan.platform, { seed })
  const stop = new AbortController()
  const over = AbortSignal.any([signal, stop.signal])
  // Each worker and each plan of notices listens to it.
  setMaxListeners(0, over)
  const diary = new Diary()
  const drive = openDrive(order, { stage, urls: () => crew.urls, signal: over })
  const crew = new Crew({
    argument: { ...address, reach: stage.reach, order, aheadMs: aheadMsOf(order) },
    stage,
    diary,
    kills: planKills(kills, order, randomFrom(seed)),
    wave: () => drive.begin(),
    signal: over,
  })
  const late = once(over, 'abort').then((): never => {
    throw over.reason
  })
  let lives: Promise<void>[] = []
  try {
    // The naive orders must fail by the kills alone.
    const weather = (own: Weather) => stage.weather(isNaive(order) ? 'smooth' : own)
    await weather('rough')
    lives = Array.from({ length: plan.workers }, () => crew.live())
    await Promise.race([Promise.all(lives), late])
    await Promise.race([drive.taken(), late])
    await weather('clearing')
    const clear = sleep(CLEARING_MS, undefined, { signal: over }).then(() => weather('smooth'))
    clear.catch(() => undefined)
    const rows = await Promise.race([settled(crew, order, over), late])
    const judge = await Promise.race([drive.sum(crew.urls[0] ?? ''), late])
    await crew.close()
    // What a killed worker had sent was on its way into the book for less than that.
    await clear
    const [book, { askable }] = [await stage.book(rows), stage]
    const verdict = judge({ book, rows, doubts: (id) => diary.doubts(id), askable })
    return { ...verdict, kills: crew.deaths, deaths: diary.deaths, unknown: diary.allDoubts }
  } finally {
    stop.abort()
    await Promise.allSettled([late, crew.kill(), ...lives])
    await stage.stop()
  }
}

/** What a bot says of itself goes out in duty hours; what it answers and is told to send, at any. */
function aheadMsOf(order: Order): number {
  return goesRound(order) ? aheadOf(Temporal.Now.instant()) : 0
}

/** Waits until nothing is left to be done; gives what the rows say then. */
async function settled(crew: Crew, order: Order, signal: AbortSignal): Promise<LedgerPage['rows']> {
  for (;;) {
    const response = await fetch(`${crew.urls[0]}/ledger`, { signal })
    const { data } = ledgerShape.safeParse(await response.json())
    // Elsewhere nobody goes round in time.
    const due = goesRound(order) ? data?.due : 0
    if (data?.events === 0 && data.messages === 0 && due === 0) return data.rows
    await sleep(200, undefined, { signal })
  }
}
