import type { Trace } from '../trace.ts'
import { afterAsking, afterSend, type Turnout } from './after-send.ts'
import type { Courier, Finding, Outcome } from './courier.ts'
import { afterDoubt } from './doubt.ts'
import { after, END, type Entry, type Held, type Ledger, type Limiter, type Reach } from './ledger.ts'
import { marked } from './marked.ts'
import type { Errand } from './outgoing.ts'
import type { Pace } from './pace.ts'
import type { Patience } from './patience.ts'
import { Turns } from './turns.ts'

/** What delivery needs of the house. */
export interface Parts<Job> {
  readonly ledger: Ledger<Job>
  readonly limiter: Limiter
  readonly patience: Patience
  readonly pace: Pace
  readonly newId: () => string
  readonly trace: Trace
}

/** How a message goes: its slot, and when it was claimed, in felt time; `stop` returns what has not begun to be sent. */
interface Going {
  readonly errand: Errand
  readonly turn: { readonly dueMs: number }
  readonly claimedMs: number
  readonly stop: AbortSignal
}

/** The only one who sends. Takes a message of one channel a step further each time its job comes up. */
export class Delivery<Job> {
  readonly #courier: Courier
  readonly #parts: Parts<Job>
  /** When a message began to be sent, by this process's own time: the clock of the database may have jumped. */
  readonly #begun = new Map<string, number>()
  readonly #inHand = new Set<string>()
  readonly #started: number
  readonly #turns: Turns

  constructor(courier: Courier, parts: Parts<Job>) {
    this.#courier = courier
    this.#parts = parts
    this.#started = parts.pace.elapsed()
    this.#turns = new Turns(parts.limiter, parts.pace, parts.patience)
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

  async #step(errand: Errand, stop: AbortSignal): Promise<Turnout> {
    const { ledger, patience, pace, newId } = this.#parts
    const turn = await this.#turns.next(errand, stop)
    if (typeof turn === 'string') return [undefined, after(turn === 'far' ? patience.slotMs : 0)]
    const claimedMs = pace.elapsed()
    const reach: Reach = await ledger.claim(errand.id, newId())
    switch (reach.kind) {
      case 'held':
        return this.#send(reach, { errand, turn, claimedMs, stop })
      case 'doubtful':
        return this.#resolve(reach, { errand, turn, claimedMs, stop })
      case 'paused':
        return [undefined, after(patience.pollMs)]
      case 'nothing':
        return [undefined, END]
    }
  }

  async #send(held: Held, { errand, turn, claimedMs, stop }: Going): Promise<Turnout> {
    const { patience, pace, trace } = this.#parts
    const { id } = errand
    trace('claimed', id)
    const kept = await this.#turns.keep(errand, turn, stop)
    // A send that begins later than this would not have ended when another run asks for it: the machine was too busy,
    // or this process was halted.
    if (kept !== 'now' || pace.elapsed() - claimedMs > patience.askAfterMs - patience.sendTimeoutMs) {
      const entry = { by: held.claim, state: 'queued', uncounted: true, settled: false } as const
      return [entry, after(kept === 'far' ? patience.slotMs : 0)]
    }
    this.#begin(id)
    const outcome = sure(await this.#attempt(held), held)
    trace('delivered', id)
    if (outcome.kind === 'throttled') await this.#holdBack(outcome.retryAfterMs, stop)
    return afterSend(outcome, held, { patience, askable: this.#courier.ask !== undefined })
  }

  /** Notes when a send began, or was first seen under way. What is long over counts as begun before this process. */
  #begin(id: string): void {
    const { pace, patience } = this.#parts
    for (const [other, at] of this.#begun) if (pace.elapsed() - at > 2 * patience.askAfterMs) this.#begun.delete(other)
    this.#begun.set(id, pace.elapsed())
  }

  /** A database that is away for a moment must not turn a certain refusal into a doubt. */
  #holdBack(ms: number, stop: AbortSignal): Promise<void> {
    return this.#write(() => this.#turns.holdBack(ms), stop)
  }

  async #attempt({ message }: Held): Promise<Outcome> {
    const tooLong = AbortSignal.timeout(this.#parts.patience.sendTimeoutMs)
    const shown = message.again ? { ...message, card: marked(message.card) } : message
    const sending = this.#courier
      .send(shown, tooLong)
      .catch((error: unknown): Outcome => ({ kind: 'unknown', reason: nameOf(error) }))
    return this.#inTime(sending, { kind: 'unknown', reason: 'timeout' })
  }

  /** A courier that does not heed its signal must not hold a hand for ever. */
  async #inTime<T>(call: Promise<T>, otherwise: T): Promise<T> {
    const { patience, pace } = this.#parts
    const over = new AbortController()
    const late = pace.sleep(patience.sendTimeoutMs + 500, over.signal).then(() => otherwise)
    const first = await Promise.race([call, late])
    over.abort()
    return first
  }

  /** A send of which nobody knows the end: by an earlier run that died, or without a clear answer. */
  async #resolve(doubtful: Extract<Reach, { kind: 'doubtful' }>, going: Going): Promise<Turnout> {
    const { patience, pace } = this.#parts
    const { message, claim, tries, state } = doubtful
    // Of another process's send only the clock of the database speaks, and that may have jumped: it counts from now.
    if (state === 'sending' && !this.#begun.has(message.id)) this.#begin(message.id)
    const feltMs = pace.elapsed() - (this.#begun.get(message.id) ?? this.#started)
    // By a clock that went back it begins later than now.
    const ageMs = doubtful.ageMs < 0 ? feltMs : Math.min(doubtful.ageMs, feltMs)
    const askable = this.#courier.ask !== undefined
    switch (afterDoubt({ ageMs, tries, askable, inPlace: message.replaces !== undefined }, patience)) {
      case 'wait': {
        const entry: Entry = { by: claim, state: 'unknown', reason: 'interrupted', settled: false }
        return [state === 'sending' ? entry : undefined, after(patience.askAfterMs - ageMs)]
      }
      case 'ask':
        return this.#ask(doubtful, going)
      case 'repeat':
        return this.#sendAgain(doubtful, 'again', going)
      case 'redo':
        return this.#sendAgain(doubtful, 'as_before', going)
      case 'end':
        return [{ by: claim, state: 'unknown', reason: 'gave_up', settled: true }, END]
    }
  }

  async #ask(doubtful: Held, going: Going): Promise<Turnout> {
    const { patience } = this.#parts
    const finding = await this.#finding(doubtful)
    if (finding.kind === 'throttled') await this.#holdBack(finding.retryAfterMs, going.stop)
    const turnout = afterAsking(finding, doubtful, patience)
    return typeof turnout === 'string' ? this.#sendAgain(doubtful, turnout, going) : turnout
  }

  async #finding({ message }: Held): Promise<Finding> {
    const asking = this.#courier.ask?.(message, AbortSignal.timeout(this.#parts.patience.sendTimeoutMs))
    if (!asking) return { kind: 'not_askable' }
    const failed = (error: unknown): Finding => ({ kind: 'no_answer', reason: nameOf(error) })
    return this.#inTime(asking.catch(failed), { kind: 'no_answer', reason: 'timeout' })
  }

  async #sendAgain(doubtful: Held, mark: 'as_before' | 'again', going: Going): Promise<Turnout> {
    const { ledger, pace, newId } = this.#parts
    const claimedMs = pace.elapsed()
    const held = await ledger.takeOver(doubtful, newId(), mark)
    // Paused, or another run was faster: the next run sees which, and ends itself.
    return held ? this.#send(held, { ...going, claimedMs }) : [undefined, after(this.#parts.patience.pollMs)]
  }
}

/** What takes the place of another message is there once, however often it is sent: no doubt is left by it. */
function sure(outcome: Outcome, { message }: Held): Outcome {
  return message.replaces && outcome.kind === 'unknown' ? { ...outcome, kind: 'unsent' } : outcome
}

/** An error as a code: its message may hold what was sent. */
function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : 'error'
}
