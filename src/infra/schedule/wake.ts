import { createTask, type Logger } from 'node-cron'
import type { Scan, Schedule, ScheduleParts } from './schedule.ts'
import { forgetTicks, takeTick } from './ticks.ts'
import { openTurn } from './turn.ts'

/**
 * Milliseconds that a tick may come late and still run, but never past the next one. node-cron gives up after one
 * second, and a daily scan would lose its day to a machine that slept at that moment. Below what `forgetTicks` keeps.
 */
const LATE_MS = 12 * 60 * 60 * 1000

/** Begins one scan and keeps waking it; `openSchedule` says how. */
export function wake(scan: Scan, { prisma, clock, failed }: ScheduleParts): Schedule {
  const turn = openTurn()
  const guarded = <T>(work: () => Promise<T>) =>
    work().catch((error: unknown) => {
      failed(error, scan.name)
      return undefined
    })
  const run = () => guarded(async () => scan.run(clock.now()))
  const task = createTask(scan.cron, run, {
    name: scan.name,
    timezone: 'Asia/Tokyo',
    noOverlap: true,
    missedExecutionTolerance: LATE_MS,
    logger: quiet((error) => failed(error, scan.name)),
    distributed: true,
    runCoordinator: {
      shouldRun: async (key) => {
        // While the scan still runs here, or is to stop, the tick is left to another process.
        if (!turn.begin()) return false
        const taken = await guarded(() => takeTick(prisma, key))
        if (!taken) turn.end()
        return taken === true
      },
      onComplete: async () => {
        await guarded(() => forgetTicks(prisma))
        turn.end()
      },
    },
  })
  turn.begin()
  void run().then(turn.end)
  void task.start()
  return {
    stop: async () => {
      void task.destroy()
      await turn.close()
    },
  }
}

/**
 * What node-cron would write to the console. Its warnings tell of ticks that were late or overlapped, which the next tick
 * makes up for; its errors are its own, as those of the scan and of the database are caught before, and are passed on.
 */
function quiet(failed: (error: unknown) => void): Logger {
  return {
    debug: () => {},
    info: () => {},
    warn: () => {},
    error: (message, cause) => failed(cause ?? message),
  }
}
