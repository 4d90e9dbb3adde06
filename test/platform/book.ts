import type { Send } from './shapes.ts'

/** A message that was accepted, at `at` ms since the epoch; `ref` numbers the acceptances from 1. */
export interface Message extends Send {
  readonly ref: string
  readonly at: number
}

/** What a polite client would not have done, at `at` ms since the epoch. */
export type Violation =
  | {
      readonly kind: 'window'
      readonly scope: 'app' | 'place'
      readonly place?: string
      readonly at: number
      /** How many the window held with this one. */
      readonly count: number
    }
  | {
      readonly kind: 'inside_retry_after'
      readonly place: string
      readonly at: number
      /** How many ms too early it came. */
      readonly earlyMs: number
    }

interface Counts {
  /** Answers 429. */
  throttled: number
  /** Times that somebody asked for a send, answered or not. */
  asked: number
  /** Sends that came in, whatever became of them. */
  requests: number
  /** Sends that left the client not knowing: 500, no answer, a cut connection, or gone before the answer. */
  outcomes: number
}

/** The whole book as it is read from outside. */
export interface Pages extends Readonly<Counts> {
  readonly messages: readonly Message[]
  readonly violations: readonly Violation[]
}

/** What the platform received. Like a real one it knows no idempotency: a repeated key is one more message. */
export class Book {
  readonly #messages: Message[] = []
  readonly #violations: Violation[] = []
  readonly #firstRefs = new Map<string, string>()
  readonly #counts: Counts = { throttled: 0, asked: 0, requests: 0, outcomes: 0 }

  /** Adds a message accepted at `at` ms since the epoch; gives its ref. */
  accept(send: Send, at: number): string {
    const ref = String(this.#messages.length + 1)
    this.#messages.push({ ref, ...send, at })
    const name = nameOf(send)
    if (!this.#firstRefs.has(name)) this.#firstRefs.set(name, ref)
    return ref
  }

  /** The ref of the first message accepted for a place under a key; null before there is one. */
  find(asked: Pick<Send, 'place' | 'key'>): string | null {
    return this.#firstRefs.get(nameOf(asked)) ?? null
  }

  blame(violation: Violation): void {
    this.#violations.push(violation)
  }

  count(what: keyof Counts): void {
    this.#counts[what]++
  }

  read(): Pages {
    return { messages: this.#messages, violations: this.#violations, ...this.#counts }
  }
}

function nameOf({ place, key }: Pick<Send, 'place' | 'key'>): string {
  return JSON.stringify([place, key])
}
