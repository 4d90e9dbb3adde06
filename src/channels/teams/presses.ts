/**
 * What buttons and forms carry to Teams and back: ids alone, never what they mean.
 * Whose button it is, and whether it still counts, is decided by the message's row.
 */
export type Carried =
  | { readonly kind: 'press'; readonly messageId: string; readonly index: number }
  | { readonly kind: 'form'; readonly form: string; readonly messageId?: string; readonly index?: number }

/** Where a form stands: in a dialog of its own, or below the button of a message. */
export type FormPlace = { readonly kind: 'dialog' } | Inline

interface Inline {
  readonly kind: 'inline'
  readonly messageId: string
  readonly index: number
}

/** Ids of ours, and names of forms. */
const ID = /^[A-Za-z0-9_-]{1,100}$/
const MOST_BUTTONS = 10_000

/** Takes a message's id and a button's index; gives what the button carries. Throws RangeError for an id that could not be read back. */
export function pressIn(messageId: string, index: number) {
  return { verb: 'press', message: checked(messageId), index } as const
}

/** Takes a form's name and where it stands; gives what its button carries. Throws RangeError for what could not be read back. */
export function formIn(form: string, place: FormPlace) {
  const named = { verb: 'form', form: checked(form) } as const
  return place.kind === 'dialog' ? named : { ...named, message: checked(place.messageId), index: place.index }
}

/** Takes an id; gives it, or throws RangeError where it is too long or not of our kind. */
export function checked(id: string): string {
  if (!ID.test(id)) throw new RangeError(`id of ${id.length} characters is not one of ours`)
  return id
}

/** Takes the data of a press as it came in; gives what it carries, or undefined for anything that no card of ours holds. Never throws. */
export function carried(data: unknown): Carried | undefined {
  if (typeof data !== 'object' || data === null) return undefined
  const { verb, form, message, index } = data as Readonly<Record<string, unknown>>
  const pressed = isId(message) && isIndex(index) ? { messageId: message, index } : undefined
  if (verb === 'press') return pressed && { kind: 'press', ...pressed }
  if (verb !== 'form' || !isId(form)) return undefined
  if (message === undefined && index === undefined) return { kind: 'form', form }
  return pressed && { kind: 'form', form, ...pressed }
}

function isId(value: unknown): value is string {
  return typeof value === 'string' && ID.test(value)
}

function isIndex(value: unknown): value is number {
  return Number.isInteger(value) && Number(value) >= 0 && Number(value) < MOST_BUTTONS
}
