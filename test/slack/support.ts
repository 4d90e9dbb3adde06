import type { Database } from '../../src/infra/db/index.ts'
import { type Slack, startSlack } from '../platform/slack/client.ts'
import type { Posted } from '../platform/slack/talks.ts'
import { type HouseOptions, type PlatformHouse, platformHouse } from '../support/house.ts'

/** The whole bot on Slack: a real Bolt app and its Web API clients, with a Slack of our own in another process. */
export interface SlackHouse extends Omit<PlatformHouse, 'open' | 'origin'> {
  readonly slack: Slack
  /** Where the bot answers over HTTP. */
  readonly url: string
  /** What the bot has posted, oldest first. */
  answers(channel?: string): Promise<readonly Posted[]>
}

export type Way = 'http' | 'socket'

interface More extends HouseOptions {
  /** One that is shared by several instances. */
  readonly slack?: Slack
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
  const { open, origin, ...house } = await platformHouse(db, { slack: { botToken, apiUrl, ...keys } }, more)
  const url = `${origin}/slack/events`
  if (way === 'http') await slack.urls([url])
  await open()
  return {
    ...house,
    slack,
    url,
    answers: async (channel) => (await slack.messages(channel)).filter(({ bot_id }) => bot_id !== undefined),
    close: async () => {
      await house.close()
      if (!more.slack) await slack.stop()
    },
  }
}
