import { setTimeout as wait } from 'node:timers/promises'
import type { Pace } from '../../bot/delivery/pace.ts'

/** Time as this process feels it. The clock on the wall may jump; this one does not. */
export const systemPace: Pace = {
  elapsed: () => performance.now(),
  sleep: async (ms, signal) => {
    if (ms > 0 && !signal.aborted) await wait(ms, undefined, { signal }).catch(() => undefined)
  },
}

/** Tells by how many ms the clock on the wall has moved against felt time since it was last asked. */
export function jumpWatch(): () => number {
  const drift = () => Date.now() - performance.now()
  let last = drift()
  return () => {
    const now = drift()
    const moved = now - last
    last = now
    return moved
  }
}
