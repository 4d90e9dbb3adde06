import type { ServerResponse } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Book } from './book.ts'
import { isAfter, isBefore, leaveInDoubt } from './doubt.ts'
import type { Faults } from './faults.ts'
import { Gate } from './gate.ts'
import { reply } from './http.ts'
import type { Limits } from './limits.ts'
import { type Manner, NEUTRAL } from './manner.ts'
import type { Send } from './shapes.ts'

/** Takes the sends: draws the fault of each, keeps the limits, and writes the book. */
export class Sending {
  readonly #book: Book
  readonly #faults: Faults
  readonly #limits: Limits
  readonly #enforce: boolean
  readonly #gate = new Gate()

  constructor(parts: { book: Book; faults: Faults; limits: Limits; enforce: boolean }) {
    this.#book = parts.book
    this.#faults = parts.faults
    this.#limits = parts.limits
    this.#enforce = parts.enforce
  }

  /**
   * Does with a send what its fault says, and answers it or not. A shut gate uses no fault up. `accepted` is called
   * once the message is in the book, and gives the body of its answer.
   */
  async take(
    send: Send,
    response: ServerResponse,
    accepted: (ref: string) => unknown = (ref) => ({ ref }),
    manner: Manner = NEUTRAL,
  ) {
    this.#book.count('requests')
    if (this.#turnedAway(send, response, manner)) return
    const fault = this.#faults.draw(send.place)
    if (fault === 'throttle') return this.#close(response, manner)
    if (isBefore(fault)) return this.#leaveInDoubt(fault, response, manner)
    if (fault === 'slow') await sleep(this.#faults.slowness())
    const ref = this.#accept(send, response, manner)
    if (ref === undefined) return
    const body = accepted(ref)
    if (isAfter(fault)) return this.#leaveInDoubt(fault, response, manner)
    if (response.destroyed) this.#book.count('outcomes')
    reply(response, manner.accepted, body)
  }

  #turnedAway({ place }: Send, response: ServerResponse, manner: Manner): boolean {
    const at = Date.now()
    const { earlyMs, rude } = this.#gate.check(at)
    if (earlyMs === 0) return false
    if (rude) this.#book.blame({ kind: 'inside_retry_after', place, at, earlyMs })
    this.#throttle(response, earlyMs, manner)
    return true
  }

  /** The ref of the message; undefined where a full window is enforced and 429 was answered. */
  #accept(send: Send, response: ServerResponse, manner: Manner): string | undefined {
    const at = Date.now()
    const breaches = this.#limits.breaches(send.place, at)
    for (const { roomInMs: _, ...breach } of breaches) this.#book.blame({ kind: 'window', ...breach, at })
    if (this.#enforce && breaches.length > 0) {
      this.#throttle(response, Math.max(...breaches.map(({ roomInMs }) => roomInMs)), manner)
      return undefined
    }
    this.#limits.add(send.place, at)
    return this.#book.accept(send, at)
  }

  #close(response: ServerResponse, manner: Manner): void {
    const ms = this.#faults.retryAfterS * 1000
    this.#gate.close(Date.now(), ms)
    this.#throttle(response, ms, manner)
  }

  #throttle(response: ServerResponse, ms: number, { throttled }: Manner): void {
    this.#book.count('throttled')
    reply(response, 429, throttled, { 'retry-after': String(Math.ceil(ms / 1000)) })
  }

  #leaveInDoubt(...asked: Parameters<typeof leaveInDoubt>): void {
    this.#book.count('outcomes')
    leaveInDoubt(...asked)
  }
}
