/**
 * What a button carries to Slack and back: ids alone, never what it means.
 * A button has the action id `press:<index>` and the message's id as its value. The two buttons of a feedback pair
 * share one action id, so the value of each is `<message id>:<index>`.
 */
export interface Pressed {
  readonly messageId: string
  readonly index: number
}

/** Ids of ours. The colon is left out because it parts id and index. */
const ID = /^[A-Za-z0-9_-]{1,100}$/
const ACTION = /^press:(0|[1-9][0-9]{0,3})$/
const VALUE = /^([A-Za-z0-9_-]{1,100})(?::(0|[1-9][0-9]{0,3}))?$/

/** Takes a message's id and a button's index; gives what the button carries. Throws RangeError for an id that could not be read back. */
export function pressIn(messageId: string, index: number): { readonly action_id: string; readonly value: string } {
  return { action_id: `press:${index}`, value: checked(messageId) }
}

/** How the action id of a button begins that opens a form; the form's name follows, and the index keeps it unique. */
export const OPENS = 'open:'

/** Takes a form's name and a button's index; gives the action id of a button that opens it. Throws RangeError for a name that could not be read back. */
export function opening(form: string, index: number): string {
  if (!ID.test(form)) throw new RangeError(`form name of ${form.length} characters is not one of ours`)
  return `${OPENS}${form}:${index}`
}

/** Takes an action id as it came in; gives the name of the form to open, or undefined for anything else. */
export function opened(actionId: unknown): string | undefined {
  return typeof actionId === 'string' ? /^open:([A-Za-z0-9_-]{1,100}):\d{1,4}$/.exec(actionId)?.[1] : undefined
}

/** Takes a message's id and the index of one button of a pair; gives the value of that button. */
export function pairedValue(messageId: string, index: number): string {
  return `${checked(messageId)}:${index}`
}

/** Takes an id; gives it, or throws RangeError where it is too long or not of our kind. */
export function checked(messageId: string): string {
  if (!ID.test(messageId)) throw new RangeError(`message id of ${messageId.length} characters is not one of ours`)
  return messageId
}

/**
 * Takes an action as it came in; gives the button that was pressed, or undefined for anything that no card of ours holds.
 * Whose button it is, and whether it still counts, is decided by the message's row.
 */
export function pressed(action: { readonly action_id?: unknown; readonly value?: unknown }): Pressed | undefined {
  if (typeof action.action_id !== 'string' || typeof action.value !== 'string') return undefined
  const own = ACTION.exec(action.action_id)?.[1]
  const [, messageId, paired] = VALUE.exec(action.value) ?? []
  if (own === undefined || messageId === undefined) return undefined
  return { messageId, index: Number(paired ?? own) }
}
