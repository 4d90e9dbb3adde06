import { z } from 'zod'

const count = z.int().nonnegative()

/** Somebody with an account in the workspace. Without `email` the profile shows none. */
export const personShape = z.strictObject({
  id: z.string().regex(/^[UW][A-Z0-9]+$/),
  name: z.string().default('職員'),
  email: z.string().optional(),
  deleted: z.boolean().default(false),
  bot: z.boolean().default(false),
  /** A guest, who sees only the channels that were opened to them. */
  guest: z.boolean().default(false),
})

/** What the app's manifest asks for. */
const SCOPES = [
  ...['app_mentions:read', 'assistant:write', 'chat:write', 'commands'],
  ...['im:history', 'im:write', 'users:read', 'users:read.email'],
]

/**
 * How Slack is set up. `patienceMs`: how long it waits for an acknowledgement; `retryMs`: the pauses before each further
 * try of an event (really none, a minute, five minutes); `triggerMs`: how long a trigger_id opens a view.
 */
export const slackShape = z.strictObject({
  botToken: z.string().default('xoxb-of-the-fake'),
  appToken: z.string().default('xapp-of-the-fake'),
  signingSecret: z.string().default('signing-secret-of-the-fake'),
  scopes: z.array(z.string()).default(SCOPES),
  people: z.array(personShape).default([
    { id: 'U1', name: '佐藤花子', email: 'sato@city.example', deleted: false, bot: false, guest: false },
    { id: 'U2', name: '鈴木一郎', email: 'suzuki@city.example', deleted: false, bot: false, guest: false },
  ]),
  patienceMs: count.default(3_000),
  retryMs: z.array(count).default([20, 200, 1_000]),
  triggerMs: count.default(3_000),
})

export type Person = z.infer<typeof personShape>
export type SlackOptions = z.infer<typeof slackShape>
