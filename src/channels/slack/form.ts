import type {
  InputBlock,
  ModalView,
  PlainTextElement,
  PlainTextInput,
  PlainTextOption,
  StaticSelect,
} from '@slack/types'
import { clipped } from '../../bot/card/cut.ts'
import type { Choice, Field, Form } from '../../bot/card/form.ts'
import { LIMITS } from './limits.ts'
import { piecesOf, shown } from './pieces.ts'
import { bodyBlocks } from './rich-text.ts'
import { TEXT } from './texts.ts'

/** Every field has one element, so its action needs no name of its own; the block is named after the field. */
export const VALUE = 'value'

/** Keys of ours. Anything else that comes back is no answer. */
export const KEY = /^[A-Za-z][A-Za-z0-9_-]{0,99}$/

/** The most fields; what is left of Slack's 100 blocks is for the words above them. */
const MOST_FIELDS = 90

/**
 * Takes a form and what shall come back with it (ids, 3,000 units at most); gives the modal. Words too long are cut
 * visibly. Throws RangeError for what could not come back whole: keys, values of choices, the form's name, `metadata`.
 */
export function renderForm(form: Form, metadata: string): ModalView {
  const { name, title, intro, submit, fields } = form
  fault(name === '' || name.length > LIMITS.identifier, `form name of ${name.length} characters`)
  fault(metadata.length > LIMITS.privateMetadata, `metadata of ${metadata.length} characters`)
  fault(fields.length === 0 || fields.length > MOST_FIELDS, `form of ${fields.length} fields`)
  fault(new Set(fields.map(({ key }) => key)).size < fields.length, 'two fields of one key')
  const above = intro === undefined ? [] : bodyBlocks(piecesOf({ kind: 'text', text: intro }))
  return {
    type: 'modal',
    callback_id: name,
    private_metadata: metadata,
    title: words(title, LIMITS.viewTitle),
    submit: words(submit, LIMITS.viewTitle),
    close: words(TEXT.giveUp, LIMITS.viewTitle),
    blocks: [...above.slice(0, LIMITS.viewBlocks - fields.length), ...fields.map(inputOf)],
  }
}

function inputOf(field: Field): InputBlock {
  const { key, label, hint, optional } = field
  fault(!KEY.test(key), `field key ${JSON.stringify(key)}`)
  return {
    type: 'input',
    block_id: key,
    label: words(label, LIMITS.inputLabel),
    ...(hint === undefined || shown(hint) === undefined ? {} : { hint: words(hint, LIMITS.inputHint) }),
    optional: optional ?? false,
    element: field.kind === 'choice' ? select(field) : typed(field),
  }
}

function typed({ kind, max, initial }: Extract<Field, { kind: 'line' | 'text' }>): PlainTextInput {
  const most = Math.min(Math.max(max ?? LIMITS.inputText, 1), LIMITS.inputText)
  const before = initial === undefined ? undefined : shown(initial)
  return {
    type: 'plain_text_input',
    action_id: VALUE,
    multiline: kind === 'text',
    max_length: most,
    ...(before === undefined ? {} : { initial_value: clipped(before, most) }),
  }
}

function select({ key, choices, initial }: Extract<Field, { kind: 'choice' }>): StaticSelect {
  fault(choices.length === 0 || choices.length > LIMITS.selectOptions, `${choices.length} choices of ${key}`)
  const options = choices.map(optionOf)
  const chosen = options.find(({ value }) => value === initial)
  return { type: 'static_select', action_id: VALUE, options, ...(chosen ? { initial_option: chosen } : {}) }
}

function optionOf({ label, value }: Choice): PlainTextOption {
  fault(value === '' || value.length > LIMITS.optionValue, `value of a choice of ${value.length} characters`)
  return { text: words(label, LIMITS.optionText), value }
}

function words(text: string, limit: number): PlainTextElement {
  return { type: 'plain_text', text: clipped(shown(text) ?? TEXT.unnamed, limit), emoji: false }
}

function fault(found: unknown, what: string): void {
  if (found) throw new RangeError(what)
}
