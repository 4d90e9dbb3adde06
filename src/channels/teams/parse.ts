import { createHash } from 'node:crypto'
import type { Event } from '../../bot/event.ts'
import { branch, isTree, list, type Tree, text } from '../../bot/tree.ts'
import { directOf, type Happened, happening } from './happened.ts'
import { carried } from './presses.ts'
import { wordsOf } from './said.ts'
import { submitted } from './submitted.ts'

type Form = Extract<Event, { kind: 'submitted' }>

/** Takes an activity and the bot's own id; gives what happened, or undefined where it is nothing for the bot. */
export function parseActivity(activity: Tree, botId: string): Event | undefined {
  switch (text(activity, 'type')) {
    case 'message':
      return parseMessage(activity, botId)
    case 'installationUpdate':
      return parseInstallation(activity)
    case 'invoke':
      return parseInvoke(activity)
    default:
      return undefined
  }
}

function parseInvoke(activity: Tree): Event | undefined {
  const value = branch(activity, 'value')
  switch (text(activity, 'name')) {
    case 'adaptiveCard/action':
      return parseAction(activity, branch(branch(value, 'action'), 'data'))
    case 'composeExtension/submitAction':
      return parseAction(activity, branch(value, 'data'))
    case 'message/submitAction':
      return parseFeedback(activity)
    default:
      return undefined
  }
}

/** Takes a `message` activity; gives what happened, or undefined where it is nothing for the bot. */
function parseMessage(activity: Tree, botId: string): Event | undefined {
  const happened = happening(activity)
  if (!happened) return undefined
  const words = wordsOf(activity, botId)
  // A client that knows no Action.Execute sends a press as a message with data and no words.
  if (words === '' && isTree(activity.value)) return parseAction(activity, activity.value)
  if (words === '') return hasFile(activity) ? undefined : { kind: 'opened', ...happened }
  return { kind: 'said', ...happened, text: words }
}

/** Takes an activity and the data of the button that was pressed; gives the press or the form that was handed in. */
function parseAction(activity: Tree, data: Tree): Event | undefined {
  const [happened, what] = [happening(activity), carried(data)]
  if (!happened || !what) return undefined
  if (what.kind === 'form') return formOf(happened, what, data)
  const { messageId, index } = what
  return { kind: 'pressed', ...happened, messageId, index }
}

/** A form below a button is pressed twice by a hurried hand: the same answers in the same minute are the same event. */
function formOf(happened: Happened, { form, messageId }: Carries, data: Tree): Form {
  const { id, account, at } = happened
  const answers = submitted(data)
  const minute = Math.floor(at.epochMilliseconds / 60_000)
  const hand = [messageId, form, account.externalId, minute, fingerprint(answers)]
  const once = messageId === undefined ? id : ['form', ...hand].join('/')
  return { kind: 'submitted', ...happened, id: once, place: directOf(account), form, answers }
}

type Carries = Extract<ReturnType<typeof carried>, { kind: 'form' }>

function fingerprint(answers: Form['answers']): string {
  const written = JSON.stringify(Object.entries(answers).sort(([one], [other]) => (one < other ? -1 : 1)))
  return createHash('sha256').update(written).digest('hex').slice(0, 32)
}

/** Takes a `message/submitAction` invoke; gives what somebody thinks of a message. What they write beside is left out. */
function parseFeedback(activity: Tree): Event | undefined {
  const happened = happening(activity)
  const [message, conversation] = [text(activity, 'replyToId'), text(branch(activity, 'conversation'), 'id')]
  const reaction = text(branch(branch(activity, 'value'), 'actionValue'), 'reaction')
  if (!happened || !message || !conversation || (reaction !== 'like' && reaction !== 'dislike')) return undefined
  const feedback = reaction === 'like' ? 'good' : 'bad'
  return { kind: 'rated', ...happened, message: { conversation, activity: message }, feedback }
}

/** Takes an `installationUpdate` in a personal chat; gives that the person sees the bot, or undefined elsewhere. */
function parseInstallation(activity: Tree): Event | undefined {
  const happened = happening(activity)
  const isAdded = text(activity, 'action')?.startsWith('add')
  return happened?.place.kind === 'direct' && isAdded ? { kind: 'joined', ...happened } : undefined
}

/** Teams adds its own copy of the words as HTML to every message. */
function hasFile(activity: Tree): boolean {
  return list(activity, 'attachments').some((attachment) => text(attachment, 'contentType') !== 'text/html')
}
