import { KEY, VALUE } from './form.ts'
import { LIMITS } from './limits.ts'

type Fields = Readonly<Record<string, unknown>>

/**
 * Takes `view.state.values` as it came in; gives the answers by key, with nothing for what stayed empty. Never throws:
 * what no form of ours could have sent is left out. Whether an answer fits the form is for the feature to see.
 */
export function submitted(values: unknown): Record<string, string> {
  if (!isFields(values)) return {}
  const answers = Object.entries(values).flatMap(([key, block]) => {
    const answer = isFields(block) ? answerOf(block[VALUE]) : undefined
    return KEY.test(key) && answer !== undefined ? [[key, answer] as const] : []
  })
  return Object.fromEntries(answers)
}

function answerOf(element: unknown): string | undefined {
  if (!isFields(element)) return undefined
  const { type, value, selected_option } = element
  if (type === 'plain_text_input') return textOf(value, LIMITS.inputText)
  return type === 'static_select' && isFields(selected_option)
    ? textOf(selected_option.value, LIMITS.optionValue)
    : undefined
}

function textOf(value: unknown, most: number): string | undefined {
  return typeof value === 'string' && value !== '' && value.length <= most ? value : undefined
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null
}
