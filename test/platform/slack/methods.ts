import { z } from 'zod'
import { chat } from './chat.ts'
import { APP_ID, BOT, directOf, TEAM } from './identity.ts'
import { type Args, type Method, method } from './method.ts'
import { userOf } from './people.ts'
import { Refusal } from './refusal.ts'
import { rangeShape } from './talks.ts'
import { shownView } from './views.ts'

const view = z.looseObject({})
const hash = z.string().optional()
const prompt = z.object({ title: z.string().min(1), message: z.string().min(1) })

const conversations: Readonly<Record<string, Method>> = {
  'conversations.open': method(
    z.object({ users: z.string() }),
    ({ users }, { people }) => {
      if (people.get(users, 'user_not_found').deleted) throw new Refusal('user_disabled')
      return { channel: { id: directOf(users) } }
    },
    { scope: 'im:write' },
  ),
  'conversations.history': method(
    rangeShape,
    (range, workspace) => workspace.talks.history({ ...range, channel: there(range.channel) }),
    { scope: readScope },
  ),
  'conversations.replies': method(
    rangeShape.extend({ ts: z.string() }),
    ({ ts, ...range }, workspace) => workspace.talks.replies({ ...range, channel: there(range.channel) }, ts),
    { scope: readScope },
  ),
}

const users: Readonly<Record<string, Method>> = {
  'users.info': method(
    z.object({ user: z.string() }),
    ({ user }, { people, scopes }) => {
      const person = people.get(user, 'user_not_found')
      return { user: scopes.has('users:read.email') ? userOf(person) : userOf({ ...person, email: undefined }) }
    },
    { scope: 'users:read' },
  ),
  'users.lookupByEmail': method(
    z.object({ email: z.string() }),
    ({ email }, { people }) => ({ user: userOf(people.byEmail(email)) }),
    { scope: 'users:read.email' },
  ),
}

const views: Readonly<Record<string, Method>> = {
  'views.open': method(z.object({ trigger_id: z.string(), view }), (asked, workspace) => {
    const user = workspace.triggers.use(asked.trigger_id)
    return { view: shownView(workspace.views.open(user, asked.view, 'views.open')) }
  }),
  'views.push': method(z.object({ trigger_id: z.string(), view }), (asked, workspace) => {
    const user = workspace.triggers.use(asked.trigger_id)
    return { view: shownView(workspace.views.open(user, asked.view, 'views.push')) }
  }),
  'views.publish': method(z.object({ user_id: z.string(), view, hash }), (asked, workspace) => {
    workspace.people.get(asked.user_id, 'user_not_found')
    return { view: shownView(workspace.views.publish(asked.user_id, asked.view, asked.hash)) }
  }),
  'views.update': method(
    z.object({ view_id: z.string().optional(), external_id: z.string().optional(), hash, view }),
    (asked, workspace) => ({ view: shownView(workspace.views.update(asked, asked.view)) }),
  ),
}

const assistant: Readonly<Record<string, Method>> = {
  'assistant.threads.setStatus': method(
    z.object({
      channel_id: z.string(),
      thread_ts: z.string(),
      status: z.string(),
      loading_messages: z.array(z.string()).max(10).optional(),
    }),
    () => ({}),
    { scope: 'assistant:write' },
  ),
  'assistant.threads.setSuggestedPrompts': method(
    z.object({
      channel_id: z.string(),
      thread_ts: z.string().optional(),
      title: z.string().optional(),
      prompts: z.array(prompt).min(1).max(4),
    }),
    () => ({}),
    { scope: 'assistant:write' },
  ),
}

/** The methods that Slack is asked for; opening a socket is not among them, as it needs the server. */
export const METHODS: Readonly<Record<string, Method>> = {
  'auth.test': method(z.object({}), () => {
    const { user, bot, name } = BOT
    const url = `https://${TEAM.domain}.slack.example/`
    return { url, team: TEAM.domain, user: name, team_id: TEAM.id, user_id: user, bot_id: bot, app_id: APP_ID }
  }),
  ...chat,
  ...conversations,
  ...users,
  ...views,
  ...assistant,
}

/** History is read by the id of the conversation alone: a person's id will not do. */
function there(channel: string): string {
  if (!/^[CDG]/.test(channel)) throw new Refusal('channel_not_found')
  return channel
}

function readScope({ channel }: Args): string {
  if (typeof channel !== 'string' || channel.startsWith('D')) return 'im:history'
  return channel.startsWith('G') ? 'groups:history' : 'channels:history'
}
