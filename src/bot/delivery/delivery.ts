import type { Trace } from '../trace.ts'
import { afterAsking, afterSend, type Turnout } from './after-send.ts'
import type { Courier, Finding, Outcome } from './courier.ts'
import { afterDoubt } from './doubt.ts'
import { after, END, type Entry, type Held, type Ledger, type Limiter, type Reach } from './ledger.ts'
import { marked } from './marked.ts'
import type { Errand } from './outgoing.ts'
import type { Patience } from './patience.ts'

/** Time as a process feels it: it never jumps. */
export interface Pace {
  /** Milliseconds since some moment. */
  elapsed(): number
  /** Ends after `ms`, or as soon as the signal says so. Never throws. */
  sleep(ms: number, signal: AbortSignal): Promise<void>
}

/** What delivery needs of the house. */
export interface Parts<Job> {
  readonly ledger: Ledger<Job>
  readonly limiter: Limiter
  readonly patience: Patience
  readonly pace: Pace
  readonly newId: () => string
  readonly trace: Trace
}

/** The only one who sends. Takes a message of one channel a step further each time its job comes up. */
export class Delivery<Job> {
  readonly #courier: Courier
  readonly #parts: Parts<Job>
  /** When this process last began to send a message, by its own time: the clock of the database may have jumped. */
  readonly #begun = new Map<string, number>()
  readonly #inHand = new Set<string>()
  readonly #started: number
  /** The platform asked for a wait; others in hand heed it at once, before the limits in the database say so. */
  #stillUntil = 0

  constructor(courier: Courier, parts: Parts<Job>) {
    this.#courier = courier
    this.#parts = parts
    this.#started = parts.pace.elapsed()
  }

  /** Does one errand and settles its job. `stop` returns what has not begun to be sent. Throws when the database does. */
  async run(job: Job, errand: Errand, stop: AbortSignal): Promise<void> {
    const { ledger, patience, trace } = this.#parts
    // A lease that ended early, or a clock that jumped, brings a message that is being sent at this moment.
    if (this.#inHand.has(errand.id)) return ledger.record(job, errand.id, undefined, after(patience.askAfterMs))
    this.#inHand.add(errand.id)
    try {
      trace('fetched', errand.id)
      const [entry, next] = await this.#step(errand, stop)
      await this.#write(() => ledger.record(job, errand.id, entry, next), stop)
      trace('recorded', errand.id)
      if (next.kind === 'end') this.#begun.delete(errand.id)
    } finally {
      this.#inHand.delete(errand.id)
    }
  }

  /** What is known of a message must be written: a database that is away for a while comes back. */
  async #write(record: () => Promise<void>, stop: AbortSignal): Promise<void> {
    const { pace, patience } = this.#parts
    const from = pace.elapsed()
    for (;;) {
      try {
        return await record()
      } catch (error) {
        if (stop.aborted || pace.elapsed() - from > patience.writeMs) throw error
        await pace.sleep(patience.pollMs, stop)
      }
    }
  }

  async #step({ id, place }: Errand, stop: AbortSignal): Promise<Turnout> {
    const { ledger, patience, pace, newId } = this.#parts
    const turn = await this.#awaitTurn(place, stop)
    if (turn !== 'now') return [undefined, after(turn === 'far' ? patience.slotMs : 0)]
    const from = pace.elapsed()
    const reach: Reach = await ledger.claim(id, newId())
    switch (reach.kind) {
      case 'held':
        return this.#send(reach, from)
      case 'doubtful':
        return this.#resolve(reach)
      case 'paused':
        return [undefined, after(patience.pollMs)]
      case 'nothing':
        return [undefined, END]
    }
  }

  /** Waits for the next free slot of the conversation and of the channel. */
  async #awaitTurn(place: string, stop: AbortSignal): Promise<'now' | 'far' | 'stopped'> {
    const { limiter, pace } = this.#parts
    for (let open: string | undefined = place; ; open = undefined) {
      const slot = await limiter.reserve(open)
      if (!slot) return 'far'
      await pace.sleep(slot.waitMs, stop)
      if (stop.aborted) return 'stopped'
      if (slot.of === 'channel') return pace.elapsed() < this.#stillUntil ? 'far' : 'now'
    }
  }

  async #send(held: Held, from: number): Promise<Turnout> {
    const { limiter, patience, pace, trace } = this.#parts
    trace('claimed', held.message.id)
    // A process that was halted meanwhile may have been taken for dead, and its message been given to another.
    if (pace.elapsed() - from > patience.sendTimeoutMs || pace.elapsed() < this.#stillUntil) {
      return [{ by: held.claim, state: 'queued', uncounted: true, settled: false }, after(0)]
    }
    this.#begun.set(held.message.id, pace.elapsed())
    const outcome = await this.#attempt(held)
    trace('delivered', held.message.id)
    if (outcome.kind === 'throttled') {
      this.#stillUntil = pace.elapsed() + outcome.retryAfterMs
      await limiter.holdBack(outcome.retryAfterMs)
    }
    return afterSend(outcome, held, { patience, askable: this.#courier.ask !== undefined })
  }

  async #attempt({ message }: Held): Promise<Outcome> {
    const { patience, pace } = this.#parts
    const tooLong = AbortSignal.timeout(patience.sendTimeoutMs)
    const shown = message.again ? { ...message, card: marked(message.card) } : message
    const sending = this.#courier
      .send(shown, tooLong)
      .catch((error: unknown): Outcome => ({ kind: 'unknown', reason: nameOf(error) }))
    // A courier that does not heed the signal must not hold the queue.
    const over = new AbortController()
    const late = pace.sleep(patience.sendTimeoutMs + 500, over.signal)
    const outcome = await Promise.race([sending, late.then((): Outcome => ({ kind: 'unknown', reason: 'timeout' }))])
    over.abort()
    return outcome
  }

  /** A send of which nobody knows the end: by an earlier run that died, or without a clear answer. */
  async #resolve(doubtful: Extract<Reach, { kind: 'doubtful' }>): Promise<Turnout> {
    const { patience, pace } = this.#parts
    const { message, claim, tries, state } = doubtful
    const feltMs = pace.elapsed() - (this.#begun.get(message.id) ?? this.#started)
    // By a clock that went back it begins later than now.
    const ageMs = doubtful.ageMs < 0 ? feltMs : Math.min(doubtful.ageMs, feltMs)
    switch (afterDoubt({ ageMs, tries, askable: this.#courier.ask !== undefined }, patience)) {
      case 'wait': {
        const entry: Entry = { by: claim, state: 'unknown', reason: 'interrupted', settled: false }
        return [state === 'sending' ? entry : undefined, after(patience.askAfterMs - ageMs)]
      }
      case 'ask':
        return this.#ask(doubtful)
      case 'repeat':
        return this.#sendAgain(doubtful, 'again')
      case 'end':
        return [{ by: claim, state: 'unknown', reason: 'gave_up', settled: true }, END]
    }
  }

  async #ask(doubtful: Held): Promise<Turnout> {
    const { patience } = this.#parts
    const asking = this.#courier.ask?.(doubtful.message, AbortSignal.timeout(patience.sendTimeoutMs))
    const finding = await asking?.catch((error: unknown): Finding => ({ kind: 'no_answer', reason: nameOf(error) }))
    const turnout = afterAsking(finding ?? { kind: 'not_askable' }, doubtful, patience)
    return typeof turnout === 'string' ? this.#sendAgain(doubtful, turnout) : turnout
  }

  async #sendAgain(doubtful: Held, mark: 'as_before' | 'again'): Promise<Turnout> {
    const { ledger, pace, newId } = this.#parts
    const from = pace.elapsed()
    const held = await ledger.takeOver(doubtful, newId(), mark)
    return held ? this.#send(held, from) : [undefined, END]
  }
}

/** An error as a code: its message may hold what was sent. */
function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : 'error'
}
