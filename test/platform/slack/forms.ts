import { interaction } from './acts.ts'
import { APP_ID } from './identity.ts'
import type { Payload } from './payload.ts'
import { shownView, type View } from './views.ts'

/** What a person filled in: a text, the value of an option, or several; by the id of the block. */
export type Filled = Readonly<Record<string, string | readonly string[]>>

/** A person sends a modal off. Inputs that are not in `values` were left empty. */
export function submit(user: string, view: View, values: Filled): Payload {
  const inputs = view.blocks.flatMap((block) => inputOf(block))
  const state = {
    values: Object.fromEntries(
      inputs.map(({ block, action, element }) => [block, { [action]: stateOf(element, values[block]) }]),
    ),
  }
  return interaction('view_submission', user, {
    api_app_id: APP_ID,
    view: { ...shownView(view), state },
    response_urls: [],
  })
}

/** A person closes a modal that asked to be told. */
export function viewClosed(user: string, view: View): Payload {
  return interaction('view_closed', user, { api_app_id: APP_ID, view: shownView(view), is_cleared: false })
}

type Element = Readonly<Record<string, unknown>>

function inputOf(block: Element): { block: string; action: string; element: Element }[] {
  if (block.type !== 'input' || typeof block.element !== 'object' || block.element === null) return []
  const element: Element = { ...block.element }
  return [{ block: String(block.block_id), action: String(element.action_id), element }]
}

/** Where the state of each kind of element keeps what was filled in. */
const KEPT_IN: Readonly<Record<string, string>> = {
  datepicker: 'selected_date',
  timepicker: 'selected_time',
  datetimepicker: 'selected_date_time',
  users_select: 'selected_user',
  conversations_select: 'selected_conversation',
  channels_select: 'selected_channel',
  multi_users_select: 'selected_users',
}

function stateOf(element: Element, filled: string | readonly string[] | undefined): Element {
  const type = String(element.type)
  if (['static_select', 'radio_buttons', 'external_select'].includes(type))
    return { type, selected_option: filled === undefined ? null : optionOf(element, String(filled)) }
  if (['checkboxes', 'multi_static_select'].includes(type))
    return { type, selected_options: [filled ?? []].flat().map((value) => optionOf(element, value)) }
  return { type, [KEPT_IN[type] ?? 'value']: filled ?? null }
}

function optionOf({ options, option_groups }: Element, value: string): unknown {
  const groups = Array.isArray(option_groups) ? option_groups.map((group: { options?: unknown }) => group.options) : []
  const all: { value?: unknown }[] = [options, ...groups].flatMap((list) => (Array.isArray(list) ? list : []))
  return all.find((each) => each.value === value) ?? { text: { type: 'plain_text', text: value }, value }
}
