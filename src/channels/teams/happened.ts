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

/** How the person is reached from now on. A dialog can be opened in a chat that the bot has no part in: it tells of no chat. */
export function reachOf(activity: Tree): Reference | undefined {
  const [serviceUrl, userId] = [text(activity, 'serviceUrl'), text(branch(activity, 'from'), 'id')]
  const conversation = text(branch(activity, 'conversation'), 'id')
  if (!serviceUrl || !userId) return undefined
  if (!conversation || isDialog(activity)) return { serviceUrl, userId }
  if (placeOf(activity).kind === 'direct') return { serviceUrl, userId, direct: conversation }
  // Of its members Teams is asked by the team, not by a thread of one of its channels.
  const team = text(branch(branch(activity, 'channelData'), 'team'), 'id')
  return { serviceUrl, userId, seenIn: team ?? baseOf(conversation) }
}

/** Something in a dialog of the message action, in whatever chat it was opened. */
export function isDialog(activity: Tree): boolean {
  return text(activity, 'name')?.startsWith('composeExtension/') === true
}

/** Takes an activity; gives who did it, where and when, or undefined where it does not tell. */
export function happening(activity: Tree): Happened | undefined {
  const [type, own, account, at] = [text(activity, 'type'), text(activity, 'id'), accountOf(activity), timeOf(activity)]
  const conversation = text(branch(activity, 'conversation'), 'id')
  if (!type || !own || !account || !at || !(conversation || isDialog(activity))) return undefined
  // A message's id is the moment it was written: two chats can have the same.
  return { id: [type, conversation ?? account.externalId, own].join('/'), account, place: placeOf(activity), at }
}

/** A person's chat with the bot is named by the person; a thread of a channel by the post that it began with. */
export function placeOf(activity: Tree): Place {
  const conversation = branch(activity, 'conversation')
  const account = accountOf(activity)
  const whole = text(conversation, 'id') ?? ''
  // A chat of two colleagues is personal, too; its id begins as that of a group does.
  const isOwn = text(conversation, 'conversationType') === 'personal' && !whole.startsWith('19:')
  if (isOwn && account) return directOf(account)
  const id = baseOf(whole)
  const thread = whole === id ? undefined : whole.slice(id.length + THREAD.length)
  return { kind: 'channel', id, ...(thread === undefined ? {} : { thread }) }
}

const THREAD = ';messageid='

/** The conversation of a thread. */
function baseOf(whole: string): string {
  return whole.split(THREAD)[0] ?? whole
}

export function directOf({ externalId }: AccountRef): Place {
  return { kind: 'direct', id: externalId }
}

/** The library makes a Date of it on the way. */
function timeOf({ timestamp }: Tree): Event['at'] | undefined {
  const written = timestamp instanceof Date ? timestamp.getTime() : Date.parse(String(timestamp))
  return Number.isFinite(written) ? Temporal.Instant.fromEpochMilliseconds(written) : undefined
}
