import type { Outcome } from '../../bot/delivery/courier.ts'
import { branch, text } from '../../bot/tree.ts'
import { NotAdmitted } from './adapter.ts'

/** The bot may not speak at present; an administrator sets that right, and until then nothing of it is lost. */
const SHUT_OUT_MS = 60_000

/** Teams says how long to wait; where it does not. */
const TOO_MANY_MS = 5_000

/** No connection came about at all. */
const NOT_REACHED = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH'])

/** Whoever it is for has stopped the bot, or taken it away; no event tells of the first. */
const CLOSED: Readonly<Record<string, string>> = {
  MessageWritesBlocked: 'blocked',
  BotDisabledByUser: 'blocked',
  BotNotInConversationRoster: 'not_installed',
  ForbiddenOperationException: 'not_installed',
  ConversationBlockedByUser: 'blocked',
  BotDisabledByAdmin: 'blocked',
}

/** The message to be replaced was deleted. */
const NO_MESSAGE = 'ActivityNotFoundInConversation'

/** Takes what a call threw; gives what became of the message. Whatever is not certain is unknown. */
export function outcomeOf(error: unknown): Outcome {
  if (error instanceof NotAdmitted) return { kind: 'throttled', retryAfterMs: SHUT_OUT_MS }
  const status = statusOf(error)
  if (status !== undefined) return refusal(status, error)
  const code = text(error, 'code')
  if (code !== undefined && NOT_REACHED.has(code)) return { kind: 'unsent', reason: 'not_reached' }
  return { kind: 'unknown', reason: text(error, 'name') === 'AbortError' ? 'timeout' : 'no_answer' }
}

function refusal(status: number, error: unknown): Outcome {
  if (status === 429) return { kind: 'throttled', retryAfterMs: waitOf(error) ?? TOO_MANY_MS }
  // Teams asks for the same again after 412 and 5xx, and does not say whether it took the first.
  if (status >= 500 || status === 412 || status === 408) return { kind: 'unknown', reason: `http_${status}` }
  if (status === 401) return { kind: 'throttled', retryAfterMs: SHUT_OUT_MS }
  const code = codeOf(error)
  const closed = CLOSED[code ?? '']
  if (closed !== undefined && status === 403) return { kind: 'unreachable', reason: closed }
  if (code === NO_MESSAGE) return { kind: 'refused', reason: 'gone' }
  // A chat that is not found is there again a moment later, as those who met it tell; nothing was posted meanwhile.
  return status === 404 ? { kind: 'unsent', reason: 'gone' } : { kind: 'refused', reason: `http_${status}` }
}

/** Teams' own word for it, which stands in one of two places. */
function codeOf(error: unknown): string | undefined {
  const subCode = /"subCode\\?":\s*\\?"(\w+)/.exec(JSON.stringify(branch({ error }, 'error').details) ?? '')?.[1]
  return text(error, 'code') ?? subCode
}

function statusOf(error: unknown): number | undefined {
  const { statusCode } = branch({ error }, 'error')
  return typeof statusCode === 'number' ? statusCode : undefined
}

function waitOf(error: unknown): number | undefined {
  const headers: unknown = branch(error, 'response').headers
  const get = branch({ headers }, 'headers').get
  const seconds = Number(typeof get === 'function' ? get.call(headers, 'retry-after') : undefined)
  return Number.isFinite(seconds) && seconds >= 0 ? Math.ceil(seconds * 1000) : undefined
}
