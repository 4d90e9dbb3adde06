import { freshTs } from './fresh.ts'
import { APP_ID, directOf, LEGACY_TOKEN, TEAM } from './identity.ts'
import type { Payload } from './payload.ts'
import type { Posted } from './talks.ts'
import { shownView, type View } from './views.ts'

// What people do with commands, buttons and shortcuts. The platform adds trigger_id and response_url on the way.

/** A person types a slash command. Slack names neither threads nor messages in it. */
export function command(user: string, text: string, channel = directOf(user), name = '/hagukumi'): Payload {
  const body = {
    ...{ token: LEGACY_TOKEN, team_id: TEAM.id, team_domain: TEAM.domain, api_app_id: APP_ID },
    ...{ channel_id: channel, channel_name: channelName(channel), user_id: user, user_name: user.toLowerCase() },
    ...{ command: name, text, is_enterprise_install: 'false' },
  }
  return { kind: 'command', body }
}

/** A person presses a button below a message. Where `value` is not the button's, it is a forgery. */
export function press(user: string, message: Posted, actionId: string, value: string): Payload {
  const { channel, ts, thread_ts } = message
  const thread = thread_ts === undefined ? {} : { thread_ts }
  const container = { type: 'message', message_ts: ts, channel_id: channel, is_ephemeral: false, ...thread }
  const { channel: _, metadata: __, ...shown } = message
  return interaction('block_actions', user, {
    ...{ api_app_id: APP_ID, container, channel: channelOf(channel), message: shown, state: { values: {} } },
    actions: [action(message.blocks ?? [], actionId, value)],
  })
}

/** A person presses a button in the home tab or a modal. */
export function pressIn(user: string, view: View, actionId: string, value: string): Payload {
  const container = { type: 'view', view_id: view.id }
  const actions = [action(view.blocks, actionId, value)]
  return interaction('block_actions', user, { api_app_id: APP_ID, container, view: shownView(view), actions })
}

/** A person takes a shortcut that is everywhere. */
export function shortcut(user: string, callbackId: string): Payload {
  return interaction('shortcut', user, { callback_id: callbackId, action_ts: freshTs() })
}

/** A person takes a shortcut in the menu of somebody's message. */
export function messageShortcut(
  user: string,
  channel: string,
  message: Pick<Posted, 'ts' | 'text' | 'user'>,
  callbackId: string,
): Payload {
  const shown = { type: 'message', user: message.user, ts: message.ts, text: message.text }
  const what = { callback_id: callbackId, message_ts: message.ts, channel: channelOf(channel), message: shown }
  return interaction('message_action', user, { ...what, action_ts: freshTs() })
}

/** Somebody does something of this type. */
export function interaction(type: string, user: string, more: Readonly<Record<string, unknown>>): Payload {
  const whose = { id: user, username: user.toLowerCase(), name: user.toLowerCase(), team_id: TEAM.id }
  const where = { team: TEAM, enterprise: null, is_enterprise_install: false, token: LEGACY_TOKEN }
  return { kind: 'interaction', body: { type, user: whose, ...where, ...more } }
}

/** The press of an element, which says its kind, its block and what it carries. */
function action(blocks: readonly Readonly<Record<string, unknown>>[], actionId: string, value: string) {
  const block = blocks.find((each) => elementIn(each, actionId))
  const found = block && elementIn(block, actionId)
  const named = { action_id: actionId, block_id: block?.block_id ?? 'unknown', action_ts: freshTs() }
  const type = typeof found?.type === 'string' ? found.type : 'button'
  if (['static_select', 'overflow', 'radio_buttons'].includes(type)) {
    const options = Array.isArray(found?.options) ? found.options : []
    const option = options.find((each: { value?: unknown }) => each.value === value)
    return { ...named, type, selected_option: option ?? { text: { type: 'plain_text', text: value }, value } }
  }
  return { ...named, type, value, ...(found?.text === undefined ? {} : { text: found.text }) }
}

/** The element of this action at any depth. */
function elementIn(part: unknown, actionId: string): Readonly<Record<string, unknown>> | undefined {
  if (typeof part !== 'object' || part === null) return undefined
  if ('action_id' in part && part.action_id === actionId) return { ...part }
  for (const each of Object.values(part)) {
    const found = elementIn(each, actionId)
    if (found) return found
  }
  return undefined
}

function channelOf(id: string): { id: string; name: string } {
  return { id, name: channelName(id) }
}

function channelName(id: string): string {
  return id.startsWith('D') ? 'directmessage' : id.toLowerCase()
}
