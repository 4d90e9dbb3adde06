import type { WebClient } from '@slack/web-api'
import type { Courier, Finding, Limits, Outcome } from '../../bot/delivery/courier.ts'
import type { Outgoing, Receipt } from '../../bot/delivery/outgoing.ts'
import { branch, isTree, list, text } from '../../bot/tree.ts'
import { endedBy } from './client.ts'
import { outcomeOf } from './outcome.ts'
import { type Self, SLACK } from './parse.ts'
import { renderMessage } from './render.ts'

/** Slack: about one post a second in a conversation, and several hundred a minute in a workspace. A city can set others. */
const RATES: Limits = { perSecond: 4, perSecondAndPlace: 1 }

/** Under this name a message carries its id; it is readable by others, so nothing else stands there. */
const EVENT_TYPE = 'hagukumi_delivery'

/** Posts looked through for a message in doubt: newest first in a chat, so that no clock is needed. */
const PAGE = 200
const PAGES = 5

/** Carries messages to Slack. Of a direct chat it can be asked what arrived; of a channel not, its history is not ours. */
export function slackCourier(client: WebClient, self: () => Promise<Self>): Courier {
  const chats = directChats(client)
  return {
    channel: SLACK,
    limits: RATES,
    send: (message, signal) =>
      endedBy(signal, async (): Promise<Outcome> => {
        const channel = await chats.idFor(message).catch(certain)
        if (typeof channel !== 'string') return channel
        return post(client, channel, message).catch(outcomeOf)
      }),
    ask: (message, signal) =>
      endedBy(signal, async (): Promise<Finding> => {
        if (message.to.place.kind === 'channel') return { kind: 'not_askable' }
        try {
          const { botId } = await self()
          return await find(client, await chats.idFor(message), { message, botId })
        } catch (error) {
          const outcome = outcomeOf(error)
          if (outcome.kind === 'throttled') return outcome
          return { kind: 'no_answer', reason: 'reason' in outcome ? outcome.reason : outcome.kind }
        }
      }),
  }
}

/** Before anything was posted, every error leaves the message unsent. */
function certain(error: unknown): Outcome {
  const outcome = outcomeOf(error)
  return outcome.kind === 'unknown' ? { kind: 'unsent', reason: outcome.reason } : outcome
}

async function post(client: WebClient, channel: string, { id, to, card, replaces }: Outgoing): Promise<Outcome> {
  const { thread } = to.place
  const shown = {
    ...renderMessage(id, card),
    metadata: { event_type: EVENT_TYPE, event_payload: { delivery_id: id } },
    unfurl_links: false,
    unfurl_media: false,
  }
  const { ts } = replaces ?? {}
  const answer =
    ts === undefined
      ? await client.chat.postMessage({ channel, ...shown, ...(thread === undefined ? {} : { thread_ts: thread }) })
      : await client.chat.update({ channel: replaces?.channel ?? channel, ts, ...shown })
  return { kind: 'sent', receipt: { channel: answer.channel ?? channel, ts: answer.ts ?? '' } }
}

/** A direct chat is named by its person; Slack's own id of it is asked for once. */
function directChats(client: WebClient) {
  const known = new Map<string, string>()
  return {
    idFor: async ({ to }: Outgoing): Promise<string> => {
      const { kind, id } = to.place
      if (kind === 'channel') return id
      const before = known.get(id)
      if (before !== undefined) return before
      const opened = await client.conversations.open({ users: id })
      const chat = text(opened.channel, 'id')
      if (chat === undefined) throw new Error('no chat was opened')
      known.set(id, chat)
      return chat
    },
  }
}

async function find(
  client: WebClient,
  channel: string,
  { message, botId }: { message: Outgoing; botId: string },
): Promise<Finding> {
  const { thread } = message.to.place
  let cursor: string | undefined
  for (let page = 0; page < PAGES; page += 1) {
    const asked = { channel, include_all_metadata: true, limit: PAGE, ...(cursor === undefined ? {} : { cursor }) }
    const answer =
      thread === undefined
        ? await client.conversations.history(asked)
        : await client.conversations.replies({ ...asked, ts: thread })
    const receipt = list(answer, 'messages').flatMap((each) => receiptOf(each, { channel, botId, id: message.id }))[0]
    if (receipt) return { kind: 'found', receipt }
    cursor = text(answer.response_metadata, 'next_cursor')
    if (cursor === undefined) return { kind: 'absent' }
  }
  // A chat is read from its newest end, a thread from its oldest: what was posted last lies beyond these pages.
  return { kind: thread === undefined ? 'absent' : 'not_askable' }
}

/** Another app could put our id into a post of its own. */
function receiptOf(post: unknown, { channel, botId, id }: { channel: string; botId: string; id: string }): Receipt[] {
  if (!isTree(post) || text(post, 'bot_id') !== botId) return []
  const metadata = branch(post, 'metadata')
  const isOurs = metadata.event_type === EVENT_TYPE && branch(metadata, 'event_payload').delivery_id === id
  return isOurs ? [{ channel, ts: text(post, 'ts') ?? '' }] : []
}
