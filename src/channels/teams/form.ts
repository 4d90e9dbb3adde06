import { clipped } from '../../bot/card/cut.ts'
import type { Field, Form, FormAnswers } from '../../bot/card/form.ts'
import { type Action, type AdaptiveCard, adaptiveCard, type ChoiceInput, type Element, type TextInput } from './card.ts'
import { small } from './layout.ts'
import { LIMITS } from './limits.ts'
import { pieces } from './lines.ts'
import { type FormPlace, formIn } from './presses.ts'
import { TEXT } from './render-texts.ts'
import { elementsOf } from './rich-text.ts'
import { oneLine, shown } from './words.ts'

/** How the id of an input begins; the field's key follows. What a button carries has no such keys. */
export const FIELD = 'field.'

/** Keys of ours. Anything else that comes back is no answer. */
export const KEY = /^[A-Za-z][A-Za-z0-9_-]{0,99}$/

/** What was handed in and did not pass: all answers, and by field what is wrong. */
export interface Again {
  readonly answers: FormAnswers
  readonly faults: FormAnswers
}

/**
 * Takes a form, where it stands and, where it is shown once more, what was handed in; gives the card that asks. Words too
 * long are cut visibly. Throws RangeError for what could not come back whole: ids, the form's name, keys, values of choices.
 */
export function renderForm(form: Form, place: FormPlace, again?: Again): AdaptiveCard {
  const { name, title, intro, submit, fields } = form
  fault(fields.length === 0 || fields.length > LIMITS.formFields, `form of ${fields.length} fields`)
  fault(new Set(fields.map(({ key }) => key)).size < fields.length, 'two fields of one key')
  const body = [
    // A dialog shows the title above the card.
    ...(place.kind === 'inline' ? elementsOf(pieces(title, 'title')) : []),
    ...(intro === undefined ? [] : elementsOf(pieces(intro, 'plain'))),
    ...faultsBeside(fields, again).flatMap(faultLine),
    ...fields.flatMap((field) => asked(field, again)),
  ]
  return adaptiveCard(body, TEXT.unshown, [handing(line(submit, LIMITS.actionTitle), name, place)])
}

/** In a dialog Teams takes back a Submit alone. */
function handing(title: string, name: string, place: FormPlace): Action {
  const data = formIn(name, place)
  const submit = { type: 'Action.Submit', title, data } as const
  return place.kind === 'dialog' ? submit : { type: 'Action.Execute', title, verb: data.verb, data, fallback: submit }
}

/** What is wrong with none of the fields in particular. */
function faultsBeside(fields: readonly Field[], again: Again | undefined): string[] {
  return Object.entries(again?.faults ?? {}).flatMap(([key, what]) =>
    fields.some((each) => each.key === key) ? [] : what,
  )
}

function faultLine(what: string): Element[] {
  return elementsOf(pieces(what, 'fault'))
}

/** A field: above it what was wrong, below it what helps to answer. */
function asked(field: Field, again: Again | undefined): Element[] {
  fault(!KEY.test(field.key), `field key ${JSON.stringify(field.key)}`)
  const wrong = again?.faults[field.key]
  return [
    ...(wrong === undefined ? [] : faultLine(wrong)),
    field.kind === 'choice' ? chosen(field, again) : typed(field, again),
    ...(field.hint === undefined ? [] : small(clipped(field.hint, LIMITS.inputHint))),
  ]
}

function input({ key, label, optional }: Field) {
  const named = { id: `${FIELD}${key}`, label: line(label, LIMITS.inputLabel) }
  return optional ? { ...named, isRequired: false } : { ...named, isRequired: true, errorMessage: TEXT.required }
}

/** What stands in a field at first. What was once handed in stands there again, and nothing where it was left empty. */
function before({ key, initial }: Field, again: Again | undefined): string | undefined {
  return again ? again.answers[key] : initial
}

function typed(field: Extract<Field, { kind: 'line' | 'text' }>, again: Again | undefined): TextInput {
  const maxLength = Math.min(Math.max(field.max ?? LIMITS.inputText, 1), LIMITS.inputText)
  const value = shown(before(field, again) ?? '')
  return {
    type: 'Input.Text',
    ...input(field),
    isMultiline: field.kind === 'text',
    maxLength,
    ...(value === '' ? {} : { value: clipped(value, maxLength) }),
  }
}

function chosen(field: Extract<Field, { kind: 'choice' }>, again: Again | undefined): ChoiceInput {
  const { key, choices } = field
  fault(choices.length === 0 || choices.length > LIMITS.choices, `${choices.length} choices of ${key}`)
  for (const { value } of choices)
    fault(value === '' || value.length > LIMITS.choiceValue, `value of a choice of ${value.length} characters`)
  const value = choices.find((choice) => choice.value === before(field, again))?.value
  return {
    type: 'Input.ChoiceSet',
    ...input(field),
    style: 'compact',
    choices: choices.map((choice) => ({ title: line(choice.label, LIMITS.choiceTitle), value: choice.value })),
    ...(value === undefined ? {} : { value }),
  }
}

function line(text: string, limit: number): string {
  return oneLine(text, limit) ?? TEXT.unnamed
}

function fault(found: boolean, what: string): void {
  if (found) throw new RangeError(what)
}
