import { freshId, freshTs } from './fresh.ts'
import { APP_ID, BOT, directOf, LEGACY_TOKEN, TEAM } from './identity.ts'
import type { Payload } from './payload.ts'
import { userOf } from './people.ts'
import { type Person, personShape } from './shapes.ts'

/** In the thread of an earlier message; as the message that Slack names so. */
interface Where {
  readonly thread?: string
  readonly ts?: string
}

/** A person writes to the bot alone. */
export function dm(user: string, text: string, { thread, ts = freshTs() }: Where = {}): Payload {
  const where = { channel: directOf(user), channel_type: 'im', ts, event_ts: ts, ...threaded(thread) }
  return event({ type: 'message', user, text, team: TEAM.id, ...where })
}

/** A person speaks to the bot in a channel; the bot is named before the text, as it is when typed. */
export function mention(channel: string, user: string, text: string, where: Where = {}): Payload {
  const { thread, ts = freshTs() } = where
  const said = `<@${BOT.user}> ${text}`
  return event({ type: 'app_mention', user, text: said, team: TEAM.id, channel, ts, event_ts: ts, ...threaded(thread) })
}

/** A person looks at one of the app's tabs. */
export function homeOpened(user: string, tab: 'home' | 'messages'): Payload {
  return event({ type: 'app_home_opened', user, channel: directOf(user), tab, event_ts: freshTs() })
}

/** Somebody's account was changed: by default to what it was. */
export function userChange(user: string, changed: Partial<Omit<Person, 'id'>> = {}): Payload {
  const ts = freshTs()
  return event({ type: 'user_change', user: userOf(personShape.parse({ ...changed, id: user })), event_ts: ts })
}

export function appUninstalled(): Payload {
  return event({ type: 'app_uninstalled', event_ts: freshTs() })
}

export function tokensRevoked(): Payload {
  return event({ type: 'tokens_revoked', tokens: { oauth: [], bot: [BOT.user] }, event_ts: freshTs() })
}

/** Slack asks whether the url is the app's; only over HTTP. */
export function urlVerification(challenge: string): Payload {
  return { kind: 'event', body: { token: LEGACY_TOKEN, challenge, type: 'url_verification' } }
}

/** Any event in its envelope. */
export function event(inner: Readonly<Record<string, unknown>>): Payload {
  const authorization = { enterprise_id: null, team_id: TEAM.id, user_id: BOT.user, is_bot: true }
  const body = {
    token: LEGACY_TOKEN,
    team_id: TEAM.id,
    api_app_id: APP_ID,
    event: inner,
    type: 'event_callback',
    event_id: freshId('Ev'),
    event_time: Math.floor(Date.now() / 1000),
    authorizations: [{ ...authorization, is_enterprise_install: false }],
    is_ext_shared_channel: false,
  }
  return { kind: 'event', body }
}

function threaded(thread: string | undefined): { thread_ts?: string } {
  return thread === undefined ? {} : { thread_ts: thread }
}
