import { WebAPIHTTPError, WebAPIPlatformError, WebAPIRateLimitedError, WebAPIRequestError } from '@slack/web-api'
import type { Outcome } from '../../bot/delivery/courier.ts'

/** Slack says itself that some of it may have happened. */
const DOUBTFUL = new Set(['internal_error', 'fatal_error', 'request_timeout', 'service_unavailable'])

/** The app may not speak at present; an administrator sets that right, and until then nothing of it is lost. */
const SHUT_OUT = new Set([
  'invalid_auth',
  'not_authed',
  'account_inactive',
  'token_revoked',
  'token_expired',
  'missing_scope',
  'no_permission',
  'access_denied',
  'org_login_required',
  'ekm_access_denied',
  'team_access_not_granted',
])
const SHUT_OUT_MS = 60_000

/** Whoever it is for is not there any more. */
const GONE = new Set(['user_not_found', 'users_not_found', 'user_disabled'])

const TOO_MANY = new Set(['ratelimited', 'rate_limited'])
const TOO_MANY_MS = 30_000

/** No connection came about at all. */
const NOT_REACHED = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH'])

/** Takes what a call threw; gives what became of the message. Whatever is not certain is unknown. */
export function outcomeOf(error: unknown): Outcome {
  if (error instanceof WebAPIRateLimitedError) return { kind: 'throttled', retryAfterMs: error.retryAfter * 1000 }
  if (error instanceof WebAPIPlatformError) return refusal(error.data.error)
  // A proxy on the way, not Slack: 4xx never got there.
  if (error instanceof WebAPIHTTPError) {
    return { kind: error.statusCode < 500 ? 'unsent' : 'unknown', reason: `http_${error.statusCode}` }
  }
  if (error instanceof WebAPIRequestError) {
    const code = codeOf(error.original) ?? codeOf(error.original.cause)
    if (code !== undefined && NOT_REACHED.has(code)) return { kind: 'unsent', reason: 'not_reached' }
    return { kind: 'unknown', reason: error.original.name === 'TimeoutError' ? 'timeout' : 'no_answer' }
  }
  return { kind: 'unknown', reason: error instanceof Error ? error.name : 'error' }
}

function refusal(code: string): Outcome {
  // A page of a proxy with status 200 comes as an error of its whole text.
  if (!/^[a-z0-9_]{1,60}$/.test(code)) return { kind: 'unknown', reason: 'not_slack' }
  if (TOO_MANY.has(code)) return { kind: 'throttled', retryAfterMs: TOO_MANY_MS }
  if (SHUT_OUT.has(code)) return { kind: 'throttled', retryAfterMs: SHUT_OUT_MS }
  if (GONE.has(code)) return { kind: 'unreachable', reason: 'gone' }
  return { kind: DOUBTFUL.has(code) ? 'unknown' : 'refused', reason: code }
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined
}
