import type { Event } from '../../bot/event.ts'
import { branch, isTree, list, type Tree, text } from '../../bot/tree.ts'
import { accountOf, instantOf, placeOf } from './parse.ts'
import { pressed } from './presses.ts'
import { submitted } from './submitted.ts'

/** Takes a `block_actions` payload; gives the press, or undefined where no button of a message of ours was pressed. */
export function parsePress(body: Tree): Event | undefined {
  const [action] = list(body, 'actions')
  const user = text(branch(body, 'user'), 'id')
  const button = isTree(action) ? pressed(action) : undefined
  const moment = text(action, 'action_ts')
  const at = instantOf(Number(moment))
  if (!user || !button || !moment || !at) return undefined
  const place = placeOf(user, text(branch(body, 'channel'), 'id'), text(branch(body, 'message'), 'thread_ts'))
  // The same press, sent again, has the same moment.
  const id = `press/${user}/${button.messageId}/${button.index}/${moment}`
  return { kind: 'pressed', id, at, account: accountOf(user), place, ...button }
}

/** Takes a `view_submission` payload; gives the form with its answers, to be answered in the direct chat. */
export function parseForm(body: Tree, at: Event['at']): Extract<Event, { kind: 'submitted' }> | undefined {
  const [user, view] = [text(branch(body, 'user'), 'id'), branch(body, 'view')]
  const [id, form] = [text(view, 'id'), text(view, 'callback_id')]
  if (!user || !id || !form) return undefined
  const answers = submitted(branch(view, 'state').values)
  const account = accountOf(user)
  return { kind: 'submitted', id: `form/${id}`, at, account, place: placeOf(user, undefined, undefined), form, answers }
}

/** Takes a slash command; gives its words, to be answered in the direct chat. */
export function parseCommand(body: Tree, at: Event['at']): Event | undefined {
  const [user, trigger] = [text(body, 'user_id'), text(body, 'trigger_id')]
  if (!user || !trigger) return undefined
  const words = (text(body, 'text') ?? '').trim()
  const happened = {
    id: `command/${trigger}`,
    at,
    account: accountOf(user),
    place: placeOf(user, undefined, undefined),
  }
  return words === '' ? { kind: 'opened', ...happened } : { kind: 'said', ...happened, text: words }
}
