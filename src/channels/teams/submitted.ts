import type { FormAnswers } from '../../bot/card/form.ts'
import { FIELD, KEY } from './fields.ts'
import { LIMITS } from './limits.ts'

/**
 * Takes the data of a form as it came in; gives the answers by key, with nothing for what stayed empty. Never throws:
 * what no form of ours could have sent is left out. Whether an answer fits the form is for the feature to see.
 */
export function submitted(data: unknown): FormAnswers {
  if (typeof data !== 'object' || data === null) return {}
  const answers = Object.entries(data).flatMap(([id, value]: [string, unknown]) => {
    const key = id.startsWith(FIELD) ? id.slice(FIELD.length) : ''
    return KEY.test(key) && isAnswer(value) ? [[key, value] as const] : []
  })
  return Object.fromEntries(answers)
}

function isAnswer(value: unknown): value is string {
  return typeof value === 'string' && value !== '' && value.length <= LIMITS.inputText
}
