import type { Field, Form } from '../../bot/card/form.ts'
import { type Action, type AdaptiveCard, adaptiveCard } from './card.ts'
import { type Again, asked, fault, faultLine, labelled, type Shown } from './fields.ts'
import { mostThatFit } from './fit.ts'
import { small } from './layout.ts'
import { LIMITS, sizeOf } from './limits.ts'
import { pieces } from './lines.ts'
import { type FormPlace, formIn } from './presses.ts'
import { TEXT } from './render-texts.ts'
import { elementsOf } from './rich-text.ts'

/** Texts that stand in the fields of too large a form are shortened by so many units at a time. */
const STEP = 10

/**
 * Takes a form, where it stands and, where it is shown once more, what was handed in; gives the card that asks. Words too
 * long are cut visibly. Throws RangeError for what could not come back whole (ids, the form's name, keys, values of
 * choices), and for a form whose own words are more than a card holds.
 */
export function renderForm(form: Form, place: FormPlace, again?: Again): AdaptiveCard {
  const { name, fields } = form
  fault(fields.length === 0 || fields.length > LIMITS.formFields, `form of ${fields.length} fields`)
  fault(new Set(fields.map(({ key }) => key)).size < fields.length, 'two fields of one key')
  const whole = formCard(form, place, { again, most: LIMITS.inputText })
  if (sizeOf(whole) <= LIMITS.form) return whole
  const cut = (steps: number) => formCard(form, place, { again, most: steps * STEP })
  const shortened = cut(mostThatFit(LIMITS.inputText / STEP - 1, (steps) => sizeOf(cut(steps)) <= LIMITS.form))
  fault(sizeOf(shortened) > LIMITS.form, `form ${name} of ${sizeOf(shortened)} bytes`)
  return shortened
}

function formCard({ name, title, intro, submit, fields }: Form, place: FormPlace, shown: Shown): AdaptiveCard {
  const body = [
    // A dialog shows the title above the card.
    ...(place.kind === 'inline' ? elementsOf(pieces(labelled(title, LIMITS.inputLabel), 'title')) : []),
    ...(intro === undefined ? [] : elementsOf(pieces(intro, 'plain'))),
    ...(shown.most < LIMITS.inputText ? small(TEXT.answersCut) : []),
    ...faultsBeside(fields, shown.again).flatMap(faultLine),
    ...fields.flatMap((field) => asked(field, shown)),
  ]
  return adaptiveCard(body, TEXT.unshown, [handing(labelled(submit, LIMITS.actionTitle), name, place)])
}

/** In a dialog Teams takes back a Submit alone. */
function handing(title: string, name: string, place: FormPlace): Action {
  const data = formIn(name, place)
  const submit = { type: 'Action.Submit', title, data } as const
  return place.kind === 'dialog' ? submit : { type: 'Action.Execute', title, verb: data.verb, data, fallback: submit }
}

/** What is wrong with none of the fields in particular. */
function faultsBeside(fields: readonly Field[], again: Again | undefined): string[] {
  const faults = Object.entries(again?.faults ?? {})
  return faults.flatMap(([key, what]) => (fields.some((field) => field.key === key) ? [] : [what]))
}
