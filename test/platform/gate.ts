/** Processes that had a send under way when the gate closed could not have known; in ms. */
const IN_FLIGHT_MS = 50

/** Shut for every send after a throttled one, until the time that its Retry-After named. Times in ms since the epoch. */
export class Gate {
  #closedAt = Number.NEGATIVE_INFINITY
  #opensAt = Number.NEGATIVE_INFINITY

  close(at: number, ms: number): void {
    this.#closedAt = at
    this.#opensAt = at + ms
  }

  /** How many ms a send that comes at `at` is too early, and whether its client should have known; 0 = open. */
  check(at: number): { readonly earlyMs: number; readonly rude: boolean } {
    const earlyMs = Math.max(0, this.#opensAt - at)
    return { earlyMs, rude: earlyMs > 0 && at - this.#closedAt > IN_FLIGHT_MS }
  }
}
