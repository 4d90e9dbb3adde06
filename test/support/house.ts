import type { App, Options } from '../../src/app.ts'
import type { Courier } from '../../src/bot/delivery/courier.ts'
import type { Patience } from '../../src/bot/delivery/patience.ts'
import { systemClock } from '../../src/infra/clock/clock.ts'
import type { Database } from '../../src/infra/db/index.ts'
import { healthRoutes, openHttp } from '../../src/infra/http/index.ts'
import { openPlatforms } from '../../src/platforms.ts'
import { startWork, type Working } from '../../src/work.ts'
import { QUICK } from '../delivery/support.ts'
import { UNLIMITED } from '../platform/courier.ts'
import { appOn } from './app.ts'

/** The whole bot at work on the platforms whose keys it has. */
export interface PlatformHouse {
  readonly app: App
  readonly work: Working
  readonly faults: unknown[]
  /** Where the bot answers over HTTP, with its path left out. */
  readonly origin: string
  /** Begins to listen; ends once it does, or where a platform refuses it, once it tried. */
  open(): Promise<void>
  /** What a monitor is told to be not ready. */
  notReady(): Promise<readonly string[]>
  close(): Promise<void>
}

/** What differs from test to test. */
export interface HouseOptions {
  readonly options?: Partial<Options>
  readonly patience?: Partial<Patience>
  readonly limits?: 'own'
}

/** Builds the bot on a database, with real channels; it answers over HTTP, and listens once it is opened. */
export async function platformHouse(
  db: Database,
  keys: Parameters<typeof openPlatforms>[0],
  more: HouseOptions,
): Promise<PlatformHouse> {
  const platforms = await openPlatforms(keys)
  const couriers = platforms.couriers.map((each) =>
    hasty(more.limits === 'own' ? each : { ...each, limits: UNLIMITED }),
  )
  const faults: unknown[] = []
  const failed = (error: unknown) => void faults.push(error)
  const { directories } = platforms
  const patience = { ...QUICK, ...more.patience }
  const app = await appOn(db, systemClock, { couriers, directories, patience, ...more.options })
  const work = await startWork(app, failed)
  const ready = async () => [...(await work.ready()), ...platforms.waiting()]
  const http = await openHttp({ port: 0, routes: [...healthRoutes(ready), ...platforms.routes], failed })
  const origin = `http://127.0.0.1:${http.port}`
  return {
    app,
    work,
    faults,
    origin,
    open: async () => {
      platforms.start({ app, working: work, failed })
      while (platforms.waiting().length > 0 && faults.length === 0)
        await new Promise((resolve) => setTimeout(resolve, 10))
    },
    notReady: async () => {
      const { why = [] } = (await (await fetch(new URL('/ready', origin))).json()) as { why?: readonly string[] }
      return why
    },
    close: async () => {
      await http.close()
      await platforms.stop()
      await work.stop()
      await app.close()
    },
  }
}

/** Milliseconds that are waited here where the bot really waits a minute. */
const SHORTENED_MS = 300

/** A bot that may not speak asks again a minute later; a test cannot sit through that. */
function hasty(courier: Courier): Courier {
  return {
    ...courier,
    send: async (message, signal) => {
      const outcome = await courier.send(message, signal)
      return outcome.kind === 'throttled' && outcome.retryAfterMs >= 60_000
        ? { ...outcome, retryAfterMs: SHORTENED_MS }
        : outcome
    },
  }
}
