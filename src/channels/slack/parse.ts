import { Temporal } from 'temporal-polyfill'
import type { AccountRef, Event, Place } from '../../bot/event.ts'
import { branch, list, type Tree, text } from '../../bot/tree.ts'
import { seen } from './words.ts'

/** The name of this channel in accounts and messages. */
export const SLACK = 'slack'

/** Who the bot is in its workspace. */
export interface Self {
  readonly teamId: string
  readonly botId: string
  readonly botUserId: string
}

/** A post with one of these is still somebody's own words; all others are edits, deletions and notices of Slack. */
const OWN_WORDS = new Set([undefined, 'file_share', 'thread_broadcast', 'me_message'])

/** Takes an envelope of the Events API; gives what happened, or undefined where it is nothing for the bot. */
export function parseEvent(envelope: Tree, { botUserId }: Self): Event | undefined {
  const event = branch(envelope, 'event')
  const id = text(envelope, 'event_id')
  const at = timeOf(envelope, event)
  if (!id || !at) return undefined
  switch (text(event, 'type')) {
    case 'message':
    case 'app_mention':
      return said(event, { id, at, botUserId })
    case 'app_home_opened': {
      const user = text(event, 'user')
      return user && text(event, 'tab') === 'messages' ? { kind: 'joined', id, at, ...direct(user) } : undefined
    }
    case 'user_change': {
      const user = branch(event, 'user')
      const name = text(user, 'id')
      return name && user.deleted === true ? { kind: 'left', id, at, ...direct(name) } : undefined
    }
    default:
      return undefined
  }
}

/** Whether the app was taken out of its workspace, or the bot's token withdrawn. */
export function isRemoval(envelope: Tree): boolean {
  const event = branch(envelope, 'event')
  const type = text(event, 'type')
  return type === 'app_uninstalled' || (type === 'tokens_revoked' && list(branch(event, 'tokens'), 'bot').length > 0)
}

/** The workspace that something comes from, wherever Slack writes it. */
export function teamOf(body: Tree): string | undefined {
  return text(body, 'team_id') ?? text(branch(body, 'team'), 'id') ?? text(branch(body, 'user'), 'team_id')
}

/** The thread and the person of a press, a command or a form are named by Slack; where a direct chat is, by the person. */
export function placeOf(user: string, channel: string | undefined, thread: string | undefined): Place {
  const under = thread === undefined ? {} : { thread }
  // Direct chats have ids that begin with D; whatever else there is counts as seen by others.
  return channel === undefined || channel.startsWith('D')
    ? { kind: 'direct', id: user, ...under }
    : { kind: 'channel', id: channel, ...under }
}

export function accountOf(user: string): AccountRef {
  return { channel: SLACK, externalId: user }
}

function said(
  event: Tree,
  { id, at, botUserId }: { id: string; at: Event['at']; botUserId: string },
): Event | undefined {
  const [user, channel, ts] = [text(event, 'user'), text(event, 'channel'), text(event, 'ts')]
  const isMention = text(event, 'type') === 'app_mention'
  // In a channel the bot speaks only when it is addressed; a mention in a direct chat comes as a message, too.
  const isDirect = text(event, 'channel_type') === 'im' || channel?.startsWith('D') === true
  if (!user || !channel || !ts || isMention === isDirect) return undefined
  if (text(event, 'bot_id') || user === botUserId || !OWN_WORDS.has(text(event, 'subtype'))) return undefined
  const words = seen(text(event, 'text') ?? '', botUserId)
  const place = placeOf(user, channel, text(event, 'thread_ts') ?? ts)
  const happened = { id, at, account: accountOf(user), place }
  if (words === '') return list(event, 'files').length > 0 ? undefined : { kind: 'opened', ...happened }
  return { kind: 'said', ...happened, text: words }
}

function direct(user: string): { account: AccountRef; place: Place } {
  return { account: accountOf(user), place: placeOf(user, undefined, undefined) }
}

/** Slack's own time of the event: that of the post, else that of the envelope in whole seconds. */
function timeOf(envelope: Tree, event: Tree): Event['at'] | undefined {
  const seconds = Number(text(event, 'ts') ?? text(event, 'event_ts') ?? envelope.event_time)
  return instantOf(seconds)
}

export function instantOf(seconds: number): Event['at'] | undefined {
  if (!Number.isFinite(seconds) || seconds < 0 || seconds > 1e11) return undefined
  return Temporal.Instant.fromEpochMilliseconds(Math.round(seconds * 1000))
}
