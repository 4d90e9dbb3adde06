import { TEXT } from '../bot/texts.ts'
import { newId } from '../infra/clock/clock.ts'
import { queryFailure } from '../infra/db/index.ts'
import { openLog } from '../infra/log/log.ts'

/** Takes what was thrown; gives the sentence a person reads. Faults of ours are logged under an id, without any text. */
export function faultSentence(error: unknown): string {
  const known = queryFailure(error)
  if (known) return known.message
  const errorId = newId().slice(0, 8)
  openLog('error').error({ errorId, kind: kindOf(error), at: placeOf(error) }, 'fault')
  return TEXT.failed(errorId)
}

function kindOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error
  const code = 'code' in error && typeof error.code === 'string' ? ` ${error.code}` : ''
  return `${error.name}${code}`
}

/** The first of our own lines in the stack; the message may hold what a person typed and is left out. */
function placeOf(error: unknown): string {
  const stack = error instanceof Error ? (error.stack ?? '') : ''
  return /\((?:file:\/\/)?[^()]*\/((?:src|dist)\/[^()]+)\)/.exec(stack)?.[1] ?? ''
}
