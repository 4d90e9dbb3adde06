/** A status and what is said with it. */
export interface Said {
  readonly status: number
  readonly body: unknown
}

/** How a platform words what becomes of a call. */
export interface Manner {
  /** The status of an acceptance. */
  readonly accepted: number
  /** What a call is told that comes too soon, with 429. */
  readonly throttled: unknown
  /** An error of the platform's own, before or after it did what was asked. */
  readonly broken: Said
}

/** That of a platform of no make. */
export const NEUTRAL: Manner = {
  accepted: 200,
  throttled: { error: 'too many' },
  broken: { status: 500, body: { error: 'ordered' } },
}
