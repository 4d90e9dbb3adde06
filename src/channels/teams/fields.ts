import { clipped } from '../../bot/card/cut.ts'
import type { Field, FormAnswers } from '../../bot/card/form.ts'
import type { ChoiceInput, Element, TextInput } from './card.ts'
import { small } from './layout.ts'
import { LIMITS } from './limits.ts'
import { pieces } from './lines.ts'
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

/** How much of a form is shown: what was handed in before, and the most UTF-16 units of each text that stands in a field. */
export interface Shown {
  readonly again: Again | undefined
  readonly most: number
}

/** Takes a field; gives what asks for it: above it what was wrong, below it what helps to answer. Throws RangeError for what could not come back. */
export function asked(field: Field, shown: Shown): Element[] {
  fault(!KEY.test(field.key), `field key ${JSON.stringify(field.key)}`)
  const wrong = shown.again?.faults[field.key]
  return [
    ...(wrong === undefined ? [] : faultLine(wrong)),
    field.kind === 'choice' ? chosen(field, shown) : typed(field, shown),
    ...small(oneLine(field.hint ?? '', LIMITS.inputHint) ?? ''),
  ]
}

/** Takes a sentence that says what is wrong; gives it as a line that is seen. */
export function faultLine(what: string): Element[] {
  return elementsOf(pieces(oneLine(what, LIMITS.faultSentence) ?? '', 'fault'))
}

/** Takes the words on a button or beside a field; gives them as one line. */
export function labelled(text: string, limit: number): string {
  return oneLine(text, limit) ?? TEXT.unnamed
}

/** Throws RangeError where a fault was found. */
export function fault(found: boolean, what: string): void {
  if (found) throw new RangeError(what)
}

function input({ key, label, optional }: Field) {
  const named = { id: `${FIELD}${key}`, label: labelled(label, LIMITS.inputLabel) }
  return optional ? { ...named, isRequired: false } : { ...named, isRequired: true, errorMessage: TEXT.required }
}

/** What stands in a field at first. What was once handed in stands there again, and nothing where it was left empty. */
function before({ key, initial }: Field, { again }: Shown): string | undefined {
  return again ? again.answers[key] : initial
}

function typed(field: Extract<Field, { kind: 'line' | 'text' }>, much: Shown): TextInput {
  const maxLength = Math.min(Math.max(field.max ?? LIMITS.inputText, 1), LIMITS.inputText)
  const value = much.most === 0 ? '' : shown(before(field, much) ?? '')
  return {
    type: 'Input.Text',
    ...input(field),
    isMultiline: field.kind === 'text',
    maxLength,
    ...(value === '' ? {} : { value: clipped(value, Math.min(maxLength, much.most)) }),
  }
}

function chosen(field: Extract<Field, { kind: 'choice' }>, much: Shown): ChoiceInput {
  const { key, choices } = field
  fault(choices.length === 0 || choices.length > LIMITS.choices, `${choices.length} choices of ${key}`)
  for (const { value } of choices)
    fault(value === '' || value.length > LIMITS.choiceValue, `value of a choice of ${value.length} characters`)
  const value = choices.find((choice) => choice.value === before(field, much))?.value
  return {
    type: 'Input.ChoiceSet',
    ...input(field),
    style: 'compact',
    choices: choices.map((choice) => ({ title: labelled(choice.label, LIMITS.choiceTitle), value: choice.value })),
    ...(value === undefined ? {} : { value }),
  }
}
