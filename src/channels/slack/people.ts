import { WebAPIPlatformError, type WebClient } from '@slack/web-api'
import type { Directory } from '../../bot/inbox/acquaint.ts'
import { text } from '../../bot/tree.ts'
import { endedBy } from './client.ts'
import { type Self, SLACK } from './parse.ts'

/** Slack answers, only not about this account: nobody else has to wait for that. */
const NOBODY = new Set(['user_not_found', 'user_not_visible'])

/** Members of the city's own workspace, by the address that Slack confirmed. Guests and people of other workspaces are nobody's. */
export function slackDirectory(client: WebClient, self: () => Promise<Self>): Directory {
  return {
    channel: SLACK,
    emailOf: (user, signal) =>
      endedBy(signal, async () => {
        const { teamId } = await self()
        const answer = await client.users.info({ user }).catch((error: unknown) => {
          if (error instanceof WebAPIPlatformError && NOBODY.has(error.data.error)) return undefined
          throw error
        })
        const found = answer?.user
        if (!found || found.deleted || found.is_bot || found.is_restricted || found.is_ultra_restricted)
          return undefined
        if (found.is_stranger || (found.team_id !== undefined && found.team_id !== teamId)) return undefined
        return text(found.profile, 'email')
      }),
  }
}
