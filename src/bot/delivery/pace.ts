/** Time as a process feels it: it never jumps. */
export interface Pace {
  /** Milliseconds since some moment. */
  elapsed(): number
  /** Ends after `ms`, or as soon as the signal says so. Never throws. */
  sleep(ms: number, signal: AbortSignal): Promise<void>
}
