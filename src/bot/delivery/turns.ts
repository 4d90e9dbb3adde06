import type { Limiter } from './ledger.ts'
import type { Errand } from './outgoing.ts'
import type { Pace } from './pace.ts'
import type { Patience } from './patience.ts'

/**
 * A slot that was missed by more than this, in ms, or is not known as exactly, is given up: sends that leave late together
 * would be too many at once.
 */
const LATE_MS = 20

/** So many ms before its slot a message is claimed, so that it leaves in time: longer than a claim takes on a busy database. */
const LEAD_MS = 40

/** Slots that a process gives up one after another. A machine that is always late then takes what it gets: these made room. */
const GIVEN_UP = 20

/** When a message may leave, in felt time; or why not now. */
export type Turn = { readonly dueMs: number } | 'far' | 'stopped'

/** Who may send when, on one channel: the slots in the database, kept to the moment in this process. */
export class Turns {
  readonly #limiter: Limiter
  readonly #pace: Pace
  readonly #slotMs: number
  /** The platform asked for a wait; others in hand heed it at once, before the limits in the database say so. */
  #stillUntil = 0
  /** Slots given up one after another, not known exactly or missed. */
  #unsure = 0
  #missed = 0

  constructor(limiter: Limiter, pace: Pace, { slotMs }: Patience) {
    this.#limiter = limiter
    this.#pace = pace
    this.#slotMs = slotMs
  }

  /** Waits until shortly before the next free slot of a conversation and of the channel. */
  next(errand: Errand, stop: AbortSignal): Promise<Turn> {
    return this.#reserve(errand, 'reserve', stop)
  }

  /** A message that finds no slot waits in hand for a while: back in the queue it would leave slots unused. */
  async #reserve(errand: Errand, first: 'reserve' | 'reserveAgain', stop: AbortSignal): Promise<Turn> {
    const from = this.#pace.elapsed()
    let ask = first
    for (;;) {
      const reserved = await this.#limiter[ask](errand)
      if (!reserved) return 'far'
      if (reserved.kind !== 'place') ask = 'reserveAgain'
      if (reserved.kind === 'slot') {
        this.#unsure = reserved.unsureMs <= LATE_MS ? 0 : this.#unsure + 1
        if (this.#unsure === 0 || this.#unsure > GIVEN_UP) return this.#await(reserved.waitMs, stop)
      } else {
        if (this.#pace.elapsed() - from + reserved.waitMs > this.#slotMs) return 'far'
        await this.#pace.sleep(reserved.waitMs, stop)
      }
      if (stop.aborted) return 'stopped'
    }
  }

  async #await(waitMs: number, stop: AbortSignal): Promise<Turn> {
    const dueMs = this.#pace.elapsed() + waitMs
    await this.#pace.sleep(waitMs - LEAD_MS, stop)
    return stop.aborted ? 'stopped' : { dueMs }
  }

  /** Waits for the moment itself. A slot that was missed is given up for another one. */
  async keep(errand: Errand, turn: { readonly dueMs: number }, stop: AbortSignal): Promise<'now' | 'far' | 'stopped'> {
    let due: Turn = turn
    for (;;) {
      await this.#pace.sleep(due.dueMs - this.#pace.elapsed(), stop)
      if (stop.aborted) return 'stopped'
      if (this.#pace.elapsed() < this.#stillUntil) return 'far'
      this.#missed = this.#pace.elapsed() - due.dueMs <= LATE_MS ? 0 : this.#missed + 1
      if (this.#missed === 0 || this.#missed > GIVEN_UP) return 'now'
      due = await this.#reserve(errand, 'reserveAgain', stop)
      if (typeof due === 'string') return due
    }
  }

  /** Nothing more leaves for so many ms: the platform asked for it. */
  async holdBack(ms: number): Promise<void> {
    this.#stillUntil = Math.max(this.#stillUntil, this.#pace.elapsed() + ms)
    await this.#limiter.holdBack(ms)
  }
}
