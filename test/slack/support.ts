import { type App, appOn, type Options } from '../../src/app.ts'
import type { Courier } from '../../src/bot/delivery/courier.ts'
import type { Patience } from '../../src/bot/delivery/patience.ts'
import { systemClock } from '../../src/infra/clock/clock.ts'
import type { Database } from '../../src/infra/db/index.ts'
import { healthRoutes, openHttp } from '../../src/infra/http/index.ts'
import { openPlatforms } from '../../src/platforms.ts'
import { startWork, type Working } from '../../src/work.ts'
import { QUICK } from '../delivery/support.ts'
import { UNLIMITED } from '../platform/courier.ts'
import { type Slack, startSlack } from '../platform/slack/client.ts'
import type { Posted } from '../platform/slack/talks.ts'

/** The whole bot on Slack: a real Bolt app and its Web API clients, with a Slack of our own in another process. */
export interface SlackHouse {
  readonly app: App
  readonly work: Working
  readonly slack: Slack
  readonly faults: unknown[]
  /** Where the bot answers over HTTP. */
  readonly url: string
  /** What the bot has posted, oldest first. */
  answers(channel?: string): Promise<readonly Posted[]>
  /** What a monitor is told to be not ready. */
  notReady(): Promise<readonly string[]>
  close(): Promise<void>
}

export type Way = 'http' | 'socket'

interface More {
  /** One that is shared by several instances. */
  readonly slack?: Slack
  readonly options?: Partial<Options>
  readonly patience?: Partial<Patience>
  readonly limits?: 'own'
  /** In place of the bot's own tokens. */
  readonly botToken?: string
  readonly appToken?: string
}

/** Starts the bot on a database; ends once it listens, or where its token is another one, once it tried. */
export async function slackHouse(db: Database, way: Way, more: More = {}): Promise<SlackHouse> {
  const slack = more.slack ?? (await startSlack())
  const { signingSecret, apiUrl } = slack
  const { botToken = slack.botToken, appToken = slack.appToken } = more
  const keys = way === 'http' ? { signingSecret } : { appToken }
  const platforms = await openPlatforms({ slack: { botToken, apiUrl, ...keys } })
  const couriers = platforms.couriers.map((each) =>
    hasty(more.limits === 'own' ? each : { ...each, limits: UNLIMITED }),
  )
  const faults: unknown[] = []
  const failed = (error: unknown) => void faults.push(error)
  const { directories } = platforms
  const patience = { ...QUICK, ...more.patience }
  const app = await appOn(db, systemClock, { couriers, directories, patience, ...more.options })
  const working = await startWork(app, failed)
  const ready = async () => [...(await working.ready()), ...platforms.waiting()]
  const http = await openHttp({ port: 0, routes: [...healthRoutes(ready), ...platforms.routes], failed })
  const url = `http://127.0.0.1:${http.port}/slack/events`
  if (way === 'http') await slack.urls([url])
  platforms.start({ app, working, failed })
  while (platforms.waiting().length > 0 && faults.length === 0) await new Promise((resolve) => setTimeout(resolve, 10))
  return {
    app,
    work: working,
    slack,
    faults,
    url,
    answers: async (channel) => (await slack.messages(channel)).filter(({ bot_id }) => bot_id !== undefined),
    notReady: async () => {
      const { why = [] } = (await (await fetch(new URL('/ready', url))).json()) as { why?: readonly string[] }
      return why
    },
    close: async () => {
      await http.close()
      await platforms.stop()
      await working.stop()
      await app.close()
      if (!more.slack) await slack.stop()
    },
  }
}

/** Milliseconds that are waited here where the bot really waits a minute. */
const SHORTENED_MS = 300

/** An app that may not speak asks again a minute later; a test cannot sit through that. */
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
