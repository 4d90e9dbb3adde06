import type { Button, Card } from '../../bot/card/card.ts'
import type { Form } from '../../bot/card/form.ts'
import type { Action, ActionSet, Execute } from './card.ts'
import { renderForm } from './form.ts'
import type { Pressables } from './layout.ts'
import { LIMITS, sizeOf } from './limits.ts'
import { checked, pressIn } from './presses.ts'
import { TEXT } from './render-texts.ts'
import { sourcesAction } from './sources.ts'
import { oneLine } from './words.ts'

/** Gives the form of a name, where there is one. */
export type Forms = (name: string) => Form | undefined

/** A button and its index among all buttons of its card, which is what a press is known by. */
interface Indexed {
  readonly index: number
  readonly button: Button
}

/** Takes a message's id, its card and the forms that buttons may open; gives what can be pressed. The pair that asks for feedback is not among it. */
export function pressables(id: string, card: Card, forms: Forms): Pressables {
  const messageId = checked(id)
  const all = card.buttons.map((button, index) => ({ button, index }))
  const pair = pairOf(all)
  const others = all.filter((each) => !pair.includes(each))
  // One form a card: a press of one would bring back the fields of another of the same names.
  const opens = others.find(({ button }) => button.form !== undefined)
  const shown = opens && inline(messageId, opens, forms)
  const action = (each: Indexed) => (each === opens && shown ? shown : press(messageId, each))
  const actions = [...others.map(action), ...sourcesAction(card)]
  return { count: actions.length, first: (count) => rows(actions.slice(0, count)) }
}

/** Whether a card asks if it was of use. Teams asks that itself, so the pair is not shown as buttons. */
export function asksFeedback({ buttons }: Card): boolean {
  return pairOf(buttons.map((button, index) => ({ button, index }))).length > 0
}

/** The first good and the first bad one; without both there is no pair, and each is a button like others. */
function pairOf(all: readonly Indexed[]): readonly Indexed[] {
  const [good, bad] = (['good', 'bad'] as const).map((kind) => all.find(({ button }) => button.feedback === kind))
  return good && bad ? [good, bad] : []
}

/** The form below its button; undefined where there is none of that name, or no room for it: then the act asks for the same in a talk. */
function inline(messageId: string, { button, index }: Indexed, forms: Forms): Action | undefined {
  const form = button.form === undefined ? undefined : forms(button.form)
  if (!form) return undefined
  const card = renderForm(form, { kind: 'inline', messageId, index })
  return sizeOf(card) > LIMITS.inlineForm ? undefined : { type: 'Action.ShowCard', title: labelOf(button), card }
}

/** A press takes nothing along that was typed on the same card, and no empty field holds it up. */
function press(messageId: string, { button, index }: Indexed): Execute {
  const data = pressIn(messageId, index)
  const said = { title: labelOf(button), data, associatedInputs: 'none' } as const
  return { type: 'Action.Execute', verb: data.verb, ...said, fallback: { type: 'Action.Submit', ...said } }
}

function labelOf({ label }: Button): string {
  return oneLine(label, LIMITS.actionTitle) ?? TEXT.unnamed
}

function rows(actions: readonly Action[]): ActionSet[] {
  const count = Math.ceil(actions.length / LIMITS.actionsInSet)
  return Array.from({ length: count }, (_, row) => ({
    type: 'ActionSet',
    actions: actions.slice(row * LIMITS.actionsInSet, (row + 1) * LIMITS.actionsInSet),
  }))
}
