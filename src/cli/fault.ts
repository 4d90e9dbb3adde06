import { TEXT } from '../bot/texts.ts'
import { newId } from '../infra/clock/clock.ts'
import { queryFailure } from '../infra/db/index.ts'
import { openLog } from '../infra/log/log.ts'

/** Takes what was thrown; gives the sentence a person reads. Faults of ours are logged under an id, without any text. */
export function faultSentence(error: unknown): string {
  return queryFailure(error)?.message ?? TEXT.failed(logFault(error))
}

/** Logs what was thrown, several thrown as one each in a line of its own; gives the id under which it is found there. */
export function logFault(error: unknown): string {
  const errorId = newId().slice(0, 8)
  const log = openLog('error')
  for (const each of error instanceof AggregateError ? error.errors : [error])
    log.error({ errorId, kind: kindOf(each), at: placeOf(deepest(each)) }, 'fault')
  return errorId
}

function kindOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error
  const code = 'code' in error && typeof error.code === 'string' ? ` ${error.code}` : ''
  const cause = error.cause === undefined ? '' : ` < ${kindOf(error.cause)}`
  return `${error.name}${code}${cause}`
}

function deepest(error: unknown): unknown {
  return error instanceof Error && error.cause !== undefined ? deepest(error.cause) : error
}

/** The first of our own lines in the stack; the message may hold what a person typed and is left out. */
function placeOf(error: unknown): string {
  const stack = error instanceof Error ? (error.stack ?? '') : ''
  return /\((?:file:\/\/)?[^()]*\/((?:src|dist)\/[^()]+)\)/.exec(stack)?.[1] ?? ''
}
