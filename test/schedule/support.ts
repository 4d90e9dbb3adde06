import { Temporal } from 'temporal-polyfill'
import { openSchedule, type Scan } from '../../src/infra/schedule/index.ts'
import type { ScheduleParts } from '../../src/infra/schedule/schedule.ts'

export const NOW = Temporal.Instant.from('2026-07-01T00:00:00Z')

/** Node-cron's sixth field: a tick comes soon, so that a test need not wait for a minute. */
export const EACH_SECOND = '* * * * * *'

/** No tick comes while a test runs. */
export const NEVER = '0 0 29 2 *'

/** A schedule with all that it told: `faults` by scan. */
export function opened(prisma: ScheduleParts['prisma'], scans: readonly Scan[]) {
  const faults: { scan: string; error: unknown }[] = []
  const failed = (error: unknown, scan: string) => void faults.push({ scan, error })
  const schedule = openSchedule({ prisma, clock: { now: () => NOW }, scans, failed })
  return { schedule, faults }
}

/** A scan that writes down the times it was told and then does `work`. */
export function scanOf(name: string, cron: string, work: (run: number) => Promise<void> = async () => {}) {
  const runs: string[] = []
  const run = (now: Temporal.Instant) => work(runs.push(now.toString()))
  return { name, cron, run, runs }
}

/** Settles once `state` holds; the test's own time limit ends a wait in vain. */
export async function until(state: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await state())) await new Promise((resolve) => setTimeout(resolve, 5))
}

/** A door that is shut until `open` is called. */
export function door() {
  let open = () => {}
  const passed = new Promise<void>((resolve) => {
    open = resolve
  })
  return { passed, open }
}
