import type { Activity } from './control.ts'
import { freshId, freshTime } from './fresh.ts'
import { APP_ID, BOT, directOf, TENANT_ID } from './identity.ts'
import { type PersonInput, personShape } from './shapes.ts'
import type { Posted } from './talks.ts'

// What Teams posts when people do something. `serviceUrl` is added by the platform, which alone knows it.

/** Whatever is to be other than Teams writes it. */
type More = Readonly<Record<string, unknown>>

/** Somebody whom nobody has seen before; the platform learns of them by `people`. */
export function freshPerson(more: Partial<PersonInput> = {}): PersonInput {
  return { aadObjectId: freshId(''), name: '山田太郎', ...more }
}

/** A person writes to the bot alone. */
export function personal(person: PersonInput, text: string, more: More = {}): Activity {
  return inDirect(person, { ...message(text), ...more })
}

interface Mentioned {
  /** The root of the thread that it is said in; without it, it begins one. Groups have none. */
  readonly thread?: string
  /** Who else is named, after the bot. */
  readonly others?: readonly PersonInput[]
}

/** A person names the bot in a channel (`19:…@thread.tacv2`) or in a group (`19:…@thread.v2`), then says something. */
export function mention(person: PersonInput, conversation: string, text: string, where: Mentioned = {}): Activity {
  const { thread, others = [] } = where
  const named = [BOT, ...others.map((each) => personShape.parse(each))].map(({ id, name }) => {
    return { type: 'mention', mentioned: { id, name }, text: `<at>${name}</at>` }
  })
  const html = { contentType: 'text/html', content: `<div>${escaped(text)}</div>` }
  const body = message(text)
  const said = [...named.map((each) => each.text), body.text].join(' ')
  const more = { ...body, text: said, entities: [...named, ...body.entities], attachments: [html] }
  return inMany(person, conversation, more, thread ?? body.id)
}

/** A person presses a button of a card that is Action.Execute. Where `data` is not the button's, it is a forgery. */
export function pressExecute(person: PersonInput, posted: Posted, data: unknown, verb = 'press'): Activity {
  const value = { action: { type: 'Action.Execute', verb, data }, trigger: 'manual' }
  return below(person, posted, { ...invoke('adaptiveCard/action'), value })
}

/** A person presses a button of a card that is Action.Submit: a message that has a value in place of words. */
export function pressSubmit(person: PersonInput, posted: Posted, data: unknown): Activity {
  const { text: _, textFormat: __, ...rest } = message('')
  return below(person, posted, { ...rest, value: data })
}

/** A person presses the thumb of an answer, and may say why. */
export function feedback(person: PersonInput, posted: Posted, reaction: 'like' | 'dislike', text = ''): Activity {
  const actionValue = { reaction, feedback: JSON.stringify({ feedbackText: text }) }
  return below(person, posted, { ...invoke('message/submitAction'), value: { actionName: 'feedback', actionValue } })
}

/** Somebody's message that a command was called on. */
export interface Called {
  /** HTML, as it stands in the message. */
  readonly content: string
  readonly from?: PersonInput
  readonly id?: string
}

/** A person calls a command: on a message where one is given, else beside the box that messages are written in. */
export function fetchTask(person: PersonInput, commandId: string, called?: Called): Activity {
  return inDirect(person, { ...invoke('composeExtension/fetchTask'), value: command(commandId, called) })
}

/** A person sends off the form that a command has shown. */
export function submitAction(person: PersonInput, commandId: string, data: unknown, called?: Called): Activity {
  const value = { ...command(commandId, called), data }
  return inDirect(person, { ...invoke('composeExtension/submitAction'), value })
}

/** A person takes the bot into their own chat. */
export function installed(person: PersonInput): Activity {
  return inDirect(person, { type: 'installationUpdate', action: 'add', ...plain() })
}

/** A person removes the bot. */
export function uninstalled(person: PersonInput): Activity {
  return inDirect(person, { type: 'installationUpdate', action: 'remove', ...plain() })
}

/** Somebody is in a conversation from now on: the bot itself where nobody is named. */
export function membersAdded(person: PersonInput, conversation?: string, added: readonly PersonInput[] = []): Activity {
  const people = added.map((each) => personShape.parse(each)).map(({ id, aadObjectId }) => ({ id, aadObjectId }))
  const body = { type: 'conversationUpdate', ...plain(), membersAdded: people.length > 0 ? people : [{ id: BOT.id }] }
  return conversation === undefined ? inDirect(person, body) : inMany(person, conversation, body)
}

/** A person writes another text in place of one of their own messages. */
export function edited(person: PersonInput, id: string, text: string): Activity {
  return inDirect(person, { ...message(text), type: 'messageUpdate', id, ...told({ eventType: 'editMessage' }) })
}

/** A person takes back one of their own messages. */
export function deleted(person: PersonInput, id: string): Activity {
  return inDirect(person, { type: 'messageDelete', ...plain(), id, ...told({ eventType: 'softDeleteMessage' }) })
}

/** A person puts a sign below a message of the bot. */
export function reaction(person: PersonInput, posted: Posted, type = 'like'): Activity {
  return below(person, posted, { type: 'messageReaction', ...plain(), reactionsAdded: [{ type }] })
}

/** A person types. */
export function typing(person: PersonInput): Activity {
  return inDirect(person, { type: 'typing', ...plain() })
}

type Body = More & Pick<Activity, 'type' | 'id'>

function inDirect(person: PersonInput, body: Body): Activity {
  return from(person, { conversationType: 'personal', id: directOf(person) }, {}, body)
}

/** In a channel each thread is a conversation, named by the message that it began with. */
function inMany(person: PersonInput, id: string, body: Body, thread?: string): Activity {
  if (!id.endsWith('@thread.tacv2')) return from(person, { isGroup: true, conversationType: 'groupChat', id }, {}, body)
  const whole = thread === undefined ? id : `${id};messageid=${thread}`
  const team = { teamsChannelId: id, teamsTeamId: id, channel: { id }, team: { id } }
  return from(person, { isGroup: true, conversationType: 'channel', id: whole }, team, body)
}

/** Where a message of the bot stands. */
function below(person: PersonInput, { conversation, id: replyToId }: Posted, body: Body): Activity {
  const more = { ...body, replyToId, ...told({ source: { name: 'message' }, legacy: { replyToId } }) }
  const [id = '', thread] = conversation.split(';messageid=')
  return id.startsWith('a:') ? inDirect(person, more) : inMany(person, id, more, thread)
}

function from(given: PersonInput, conversation: More, channelData: More, body: Body): Activity {
  const { id, name, aadObjectId } = personShape.parse(given)
  const data = { tenant: { id: TENANT_ID }, ...channelData, ...(body.channelData as More | undefined) }
  return {
    channelId: 'msteams',
    from: { id, name, aadObjectId },
    conversation: { tenantId: TENANT_ID, ...conversation },
    recipient: BOT,
    ...body,
    channelData: data,
  }
}

function message(text: string) {
  const client = { type: 'clientInfo', locale: 'ja-JP', country: 'JP', platform: 'Windows', timezone: 'Asia/Tokyo' }
  return { type: 'message', ...plain(), id: freshTime(), text: escaped(text), textFormat: 'plain', entities: [client] }
}

function invoke(name: string) {
  return { type: 'invoke', name, ...plain() }
}

function plain() {
  return { id: freshId(), timestamp: new Date().toISOString(), localTimezone: 'Asia/Tokyo', locale: 'ja-JP' }
}

function told(channelData: More) {
  return { channelData }
}

function command(commandId: string, called: Called | undefined) {
  const context = { commandId, context: { theme: 'default' }, requestId: freshId('') }
  if (!called) return { ...context, commandContext: 'compose' }
  const { content, from: author, id = freshTime() } = called
  const { aadObjectId, name } = personShape.parse(author ?? { aadObjectId: APP_ID })
  const user = { userIdentityType: 'aadUser', id: aadObjectId, displayName: name }
  const whose = { user, application: null, device: null, conversation: null }
  const body = { contentType: 'html', content }
  const messagePayload = { id, messageType: 'message', importance: 'normal', locale: 'ja-jp', from: whose, body }
  return { ...context, commandContext: 'message', messagePayload: { ...messagePayload, attachments: [], mentions: [] } }
}

/** Teams writes these signs of a text as HTML does, also where its format is called plain. */
function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
