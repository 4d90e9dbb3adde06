import type { Activity, ConversationParameters } from 'botbuilder'
import type { Courier, Outcome } from '../../bot/delivery/courier.ts'
import type { Outgoing } from '../../bot/delivery/outgoing.ts'
import type { Adapter } from './adapter.ts'
import type { TeamsDesk } from './desk.ts'
import { TEAMS } from './happened.ts'
import { outcomeOf } from './outcome.ts'
import { RATES } from './rates.ts'
import { type Reference, referenceOf } from './references.ts'
import { renderMessage } from './render.ts'
import { isTrusted, type Trusted } from './verify.ts'

/** What the courier needs of the channel. */
export interface Carrying {
  readonly adapter: Adapter
  readonly trusted: Trusted
  readonly desk: () => TeamsDesk
}

/** Carries messages to Teams. What arrived cannot be asked: the bot does not see a chat's history. */
export function teamsCourier(carrying: Carrying): Courier {
  return {
    channel: TEAMS,
    limits: RATES,
    send: async (message, signal) => {
      const post = await prepared(message, carrying, signal).catch((error: unknown) => unsent(outcomeOf(error)))
      return typeof post === 'function' ? post().catch(outcomeOf) : post
    },
  }
}

/** Everything up to the one request that posts; what goes wrong here leaves the message unsent. */
async function prepared(
  message: Outgoing,
  carrying: Carrying,
  signal: AbortSignal,
): Promise<Outcome | (() => Promise<Outcome>)> {
  const { adapter, trusted } = carrying
  const { references, offers } = carrying.desk()
  const reference = referenceOf(await references.of(message.to.account))
  if (!reference) return { kind: 'unreachable', reason: 'not_installed' }
  // Our token goes there.
  if (!isTrusted(reference.serviceUrl, trusted)) return { kind: 'unsent', reason: 'foreign_service' }
  await endedBy(signal, adapter.admit())
  const conversation = await conversationFor(message, reference, carrying, signal)
  if (typeof conversation !== 'string') return conversation
  const { conversations } = await adapter.connector(reference.serviceUrl)
  const formOf = (name: string) => offers.forms.find(({ form }) => form.name === name)?.form
  const shown = renderMessage(message.id, message.card, formOf) as unknown as Activity
  const standing = message.replaces
  const where = standing?.conversation ?? conversation
  return async () => {
    const { id: activity } = await (standing?.activity === undefined
      ? conversations.sendToConversation(where, shown, { abortSignal: signal })
      : conversations.updateActivity(where, standing.activity, shown, { abortSignal: signal }))
    // Something on the way can answer 200 in place of Teams: a proxy with a page of its own.
    return activity
      ? { kind: 'sent', receipt: { conversation: where, activity } }
      : { kind: 'unknown', reason: 'no_id' }
  }
}

/** What knows no signal ends by it all the same. */
function endedBy<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  signal.throwIfAborted()
  return Promise.race([
    work,
    new Promise<never>((_, reject) => signal.addEventListener('abort', () => reject(signal.reason), { once: true })),
  ])
}

/** Where the message goes. A chat that the person and the bot do not have yet is opened; that posts nothing. */
async function conversationFor(
  { to }: Outgoing,
  { direct, serviceUrl, userId }: Reference,
  { adapter, trusted, desk }: Carrying,
  signal: AbortSignal,
): Promise<string | Outcome> {
  const { kind, id, thread } = to.place
  if (kind === 'channel') return thread === undefined ? id : `${id};messageid=${thread}`
  if (direct !== undefined) return direct
  const { conversations } = await adapter.connector(serviceUrl)
  const { appId, tenantId } = trusted
  const asked = {
    isGroup: false,
    bot: { id: `28:${appId}`, name: '' },
    members: [{ id: userId, name: '' }],
    tenantId,
    channelData: { tenant: { id: tenantId } },
  }
  const opened = await conversations
    .createConversation(asked as ConversationParameters, { abortSignal: signal })
    .catch((error: unknown) => unsent(outcomeOf(error)))
  if ('kind' in opened) return opened
  if (!opened.id) return { kind: 'unsent', reason: 'no_id' }
  await desk().references.remember(to.account, { direct: opened.id }, desk().now())
  return opened.id
}

/** Nothing was posted yet, so every fault leaves the message unsent. */
function unsent(outcome: Outcome): Outcome {
  return outcome.kind === 'unknown' ? { kind: 'unsent', reason: outcome.reason } : outcome
}
