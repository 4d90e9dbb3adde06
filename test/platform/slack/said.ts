import { z } from 'zod'
import { TEAM } from './identity.ts'
import type { Payload } from './payload.ts'
import type { Workspace } from './workspace.ts'

/** What somebody said stands in its conversation, whatever becomes of the event that tells of it. */
export function remember({ talks }: Workspace, body: Payload['body']): void {
  const { success, data } = said.safeParse(body)
  if (!success) return
  const { event } = data
  const known = talks.all(event.channel).some(({ ts }) => ts === event.ts)
  if (!known) talks.add({ team: TEAM.id, ...event, type: 'message' })
}

const said = z.looseObject({
  event: z.object({
    type: z.enum(['message', 'app_mention']),
    subtype: z.undefined().optional(),
    channel: z.string(),
    user: z.string(),
    text: z.string(),
    ts: z.string(),
    thread_ts: z.string().optional(),
  }),
})
