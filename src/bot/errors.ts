/**
 * The one family of errors. `message` is a Japanese sentence for a person: what is wrong, where, what to do.
 * It never holds personal text, so it may also be logged.
 */
export class HagukumiError extends Error {
  readonly code: ErrorCode
  /** Milliseconds to wait before trying again, where the other side said so. */
  readonly retryAfterMs: number | undefined

  constructor(code: ErrorCode, message: string, more: { cause?: unknown; retryAfterMs?: number } = {}) {
    super(message, more.cause === undefined ? undefined : { cause: more.cause })
    this.name = 'HagukumiError'
    this.code = code
    this.retryAfterMs = more.retryAfterMs
  }
}

/** `bad_input`: the caller can mend it. `locked`: somebody else holds the data. `unavailable`: try again later. */
export type ErrorCode = 'bad_input' | 'not_allowed' | 'not_found' | 'locked' | 'unavailable' | 'storage'

/** Exit codes that operators and scripts rely on: 0 done, 1 failed, 2 bad input, 3 locked. */
export function exitCodeOf(error: unknown): number {
  if (!(error instanceof HagukumiError)) return 1
  if (error.code === 'locked') return 3
  return error.code === 'unavailable' || error.code === 'storage' ? 1 : 2
}
