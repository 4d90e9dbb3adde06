import { type App, appOn, type Options } from '../../src/app.ts'
import type { Patience } from '../../src/bot/delivery/patience.ts'
import { systemClock } from '../../src/infra/clock/clock.ts'
import type { Database } from '../../src/infra/db/index.ts'
import { openHttp } from '../../src/infra/http/index.ts'
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
  close(): Promise<void>
}

export type Way = 'http' | 'socket'

/** Starts the bot on a database of its own; `slack` is one that is shared by several instances. */
export async function slackHouse(
  db: Database,
  way: Way,
  more: { slack?: Slack; options?: Partial<Options>; patience?: Partial<Patience>; limits?: 'own' } = {},
): Promise<SlackHouse> {
  const slack = more.slack ?? (await startSlack())
  const { botToken, appToken, signingSecret, apiUrl } = slack
  const keys = way === 'http' ? { signingSecret } : { appToken }
  const platforms = openPlatforms({ slack: { botToken, apiUrl, ...keys } })
  const couriers = platforms.couriers.map((each) => (more.limits === 'own' ? each : { ...each, limits: UNLIMITED }))
  const faults: unknown[] = []
  const failed = (error: unknown) => void faults.push(error)
  const { directories } = platforms
  const patience = { ...QUICK, ...more.patience }
  const app = await appOn(db, systemClock, { couriers, directories, patience, ...more.options })
  const working = await startWork(app, failed)
  const http = await openHttp({ port: 0, routes: platforms.routes, failed })
  const url = `http://127.0.0.1:${http.port}/slack/events`
  if (way === 'http') await slack.urls([url])
  platforms.start({ app, working, failed })
  while (platforms.waiting().length > 0) await new Promise((resolve) => setTimeout(resolve, 10))
  return {
    app,
    work: working,
    slack,
    faults,
    url,
    answers: async (channel) => (await slack.messages(channel)).filter(({ bot_id }) => bot_id !== undefined),
    close: async () => {
      await http.close()
      await platforms.stop()
      await working.stop()
      await app.close()
      if (!more.slack) await slack.stop()
    },
  }
}
