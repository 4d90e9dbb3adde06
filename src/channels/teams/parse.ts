import { createHash } from 'node:crypto'
import { Temporal } from 'temporal-polyfill'
import type { AccountRef, Event, Place } from '../../bot/event.ts'
import { branch, isTree, list, type Tree, text } from '../../bot/tree.ts'
import { carried } from './presses.ts'
import type { Reference } from './references.ts'
import { wordsOf } from './said.ts'
import { submitted } from './submitted.ts'

/** The name of this channel in accounts and messages. */
export const TEAMS = 'teams'

type Form = Extract<Event, { kind: 'submitted' }>

/** Takes a `message` activity; gives what happened, or undefined where it is nothing for the bot. */
export function parseMessage(activity: Tree, botId: string): Event | undefined {
  const happened = happening(activity)
  if (!happened || text(branch(activity, 'from'), 'id')?.startsWith('28:')) return undefined
  const words = wordsOf(activity, botId)
  // A client that knows no Action.Execute sends a press as a message with data and no words.
  if (words === '' && isTree(activity.value)) return parseAction(activity, activity.value)
  if (words === '') return hasFile(activity) ? undefined : { kind: 'opened', ...happened }
  return { kind: 'said', ...happened, text: words }
}

/** Takes an activity and the data of the button that was pressed; gives the press or the form that was handed in. */
export function parseAction(activity: Tree, data: Tree): Event | undefined {
  const [happened, what] = [happening(activity), carried(data)]
  if (!happened || !what) return undefined
  if (what.kind === 'form') return formOf(happened, what, data)
  const { messageId, index } = what
  return { kind: 'pressed', ...happened, messageId, index }
}

/** A form below a button stays open when it was handed in: the same answers once more are the same event. */
function formOf(happened: Happened, { form, messageId }: Carries, data: Tree): Form {
  const { id, account } = happened
  const answers = submitted(data)
  const once = messageId === undefined ? id : `form/${messageId}/${fingerprint(answers)}`
  return { kind: 'submitted', ...happened, id: once, place: directOf(account), form, answers }
}

type Carries = Extract<ReturnType<typeof carried>, { kind: 'form' }>

function fingerprint(answers: Form['answers']): string {
  const written = JSON.stringify(Object.entries(answers).sort(([one], [other]) => (one < other ? -1 : 1)))
  return createHash('sha256').update(written).digest('hex').slice(0, 32)
}

/** Takes a `message/submitAction` invoke; gives what somebody thinks of a message. What they write beside is left out. */
export function parseFeedback(activity: Tree): Event | undefined {
  const happened = happening(activity)
  const [message, conversation] = [text(activity, 'replyToId'), text(branch(activity, 'conversation'), 'id')]
  const reaction = text(branch(branch(activity, 'value'), 'actionValue'), 'reaction')
  if (!happened || !message || !conversation || (reaction !== 'like' && reaction !== 'dislike')) return undefined
  const feedback = reaction === 'like' ? 'good' : 'bad'
  return { kind: 'rated', ...happened, message: { conversation, activity: message }, feedback }
}

/** Takes an `installationUpdate` in a personal chat; gives that the person sees the bot, or undefined elsewhere. */
export function parseInstallation(activity: Tree): Event | undefined {
  const happened = happening(activity)
  const isAdded = text(activity, 'action')?.startsWith('add')
  return happened?.place.kind === 'direct' && isAdded ? { kind: 'joined', ...happened } : undefined
}

/** Whether the bot was taken out of somebody's personal chat. */
export function isTakenAway(activity: Tree): boolean {
  const isRemoved = text(activity, 'action')?.startsWith('remove') === true
  return text(activity, 'type') === 'installationUpdate' && isRemoved && placeOf(activity).kind === 'direct'
}

/** Whoever did something, by the directory's own id; a person without one by that which this bot knows them by. */
export function accountOf(activity: Tree): AccountRef | undefined {
  const from = branch(activity, 'from')
  const externalId = text(from, 'aadObjectId') ?? text(from, 'id')
  return externalId === undefined ? undefined : { channel: TEAMS, externalId }
}

/** How the person is reached from now on. */
export function reachOf(activity: Tree): Reference | undefined {
  const [serviceUrl, userId] = [text(activity, 'serviceUrl'), text(branch(activity, 'from'), 'id')]
  const seenIn = text(branch(activity, 'conversation'), 'id')
  if (!serviceUrl || !userId || !seenIn) return undefined
  const isDirect = placeOf(activity).kind === 'direct'
  return { serviceUrl, userId, seenIn, ...(isDirect ? { direct: seenIn } : {}) }
}

interface Happened {
  readonly id: string
  readonly account: AccountRef
  readonly place: Place
  readonly at: Event['at']
}

function happening(activity: Tree): Happened | undefined {
  const [id, account, at] = [text(activity, 'id'), accountOf(activity), timeOf(activity)]
  return id && account && at
    ? { id: `${text(activity, 'type')}/${id}`, account, place: placeOf(activity), at }
    : undefined
}

/** A person's chat with the bot is named by the person; a thread of a channel by the post that it began with. */
function placeOf(activity: Tree): Place {
  const conversation = branch(activity, 'conversation')
  const account = accountOf(activity)
  if (text(conversation, 'conversationType') === 'personal' && account) return directOf(account)
  const [id = '', thread] = (text(conversation, 'id') ?? '').split(';messageid=')
  return { kind: 'channel', id, ...(thread === undefined ? {} : { thread }) }
}

function directOf({ externalId }: AccountRef): Place {
  return { kind: 'direct', id: externalId }
}

/** The library makes a Date of it on the way. */
function timeOf({ timestamp }: Tree): Event['at'] | undefined {
  const written = timestamp instanceof Date ? timestamp.getTime() : Date.parse(String(timestamp))
  return Number.isFinite(written) ? Temporal.Instant.fromEpochMilliseconds(written) : undefined
}

/** Teams adds its own copy of the words as HTML to every message. */
function hasFile(activity: Tree): boolean {
  return list(activity, 'attachments').some((attachment) => text(attachment, 'contentType') !== 'text/html')
}
