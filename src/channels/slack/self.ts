import type { WebClient } from '@slack/web-api'
import type { Self } from './parse.ts'

/** Asks Slack once who the bot is. Until Slack answers, each call asks anew and throws what came back. */
export function whoAmI(client: WebClient): () => Promise<Self> {
  let known: Promise<Self> | undefined
  return () => {
    known ??= ask(client).catch((error: unknown) => {
      known = undefined
      throw error
    })
    return known
  }
}

async function ask(client: WebClient): Promise<Self> {
  const { team_id: teamId, bot_id: botId, user_id: botUserId } = await client.auth.test()
  if (!teamId || !botId || !botUserId) throw new Error('not the token of a bot')
  return { teamId, botId, botUserId }
}
