import { Temporal } from 'temporal-polyfill'
import type { AccountRef, Event, Place } from '../../bot/event.ts'
import { branch, type Tree, text } from '../../bot/tree.ts'
import type { Reference } from './references.ts'

/** The name of this channel in accounts and messages. */
export const TEAMS = 'teams'

/** What every activity tells: who did it, where and when, and its own id. */
export interface Happened {
  readonly id: string
  readonly account: AccountRef
  readonly place: Place
  readonly at: Event['at']
}

/** Whether the bot was taken out of somebody's personal chat. */
export function isTakenAway(activity: Tree): boolean {
  const isRemoved = text(activity, 'action')?.startsWith('remove') === true
  return text(activity, 'type') === 'installationUpdate' && isRemoved && placeOf(activity).kind === 'direct'
}

/** Which person did something, by the directory's own id; one without it by that which this bot knows them by. No bot is one. */
export function accountOf(activity: Tree): AccountRef | undefined {
  const from = branch(activity, 'from')
  const [own, known] = [text(from, 'aadObjectId'), text(from, 'id')]
  const externalId = own ?? known
  return externalId === undefined || known?.startsWith('28:') ? undefined : { channel: TEAMS, externalId }
}

/** How the person is reached from now on. */
export function reachOf(activity: Tree): Reference | undefined {
  const [serviceUrl, userId] = [text(activity, 'serviceUrl'), text(branch(activity, 'from'), 'id')]
  const seenIn = text(branch(activity, 'conversation'), 'id')
  if (!serviceUrl || !userId || !seenIn) return undefined
  const isDirect = placeOf(activity).kind === 'direct'
  return { serviceUrl, userId, seenIn, ...(isDirect ? { direct: seenIn } : {}) }
}

/** Takes an activity; gives who did it, where and when, or undefined where it does not tell. */
export function happening(activity: Tree): Happened | undefined {
  const [type, own, account, at] = [text(activity, 'type'), text(activity, 'id'), accountOf(activity), timeOf(activity)]
  const conversation = text(branch(activity, 'conversation'), 'id')
  if (!type || !own || !account || !at || !conversation) return undefined
  // A message's id is the moment it was written: two chats can have the same.
  return { id: [type, conversation, own].join('/'), account, place: placeOf(activity), at }
}

/** A person's chat with the bot is named by the person; a thread of a channel by the post that it began with. */
export function placeOf(activity: Tree): Place {
  const conversation = branch(activity, 'conversation')
  const account = accountOf(activity)
  if (text(conversation, 'conversationType') === 'personal' && account) return directOf(account)
  const [id = '', thread] = (text(conversation, 'id') ?? '').split(';messageid=')
  return { kind: 'channel', id, ...(thread === undefined ? {} : { thread }) }
}

export function directOf({ externalId }: AccountRef): Place {
  return { kind: 'direct', id: externalId }
}

/** The library makes a Date of it on the way. */
function timeOf({ timestamp }: Tree): Event['at'] | undefined {
  const written = timestamp instanceof Date ? timestamp.getTime() : Date.parse(String(timestamp))
  return Number.isFinite(written) ? Temporal.Instant.fromEpochMilliseconds(written) : undefined
}
