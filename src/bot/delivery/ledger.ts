import type { Errand, Outgoing, Receipt, State } from './outgoing.ts'

/** A message about to be sent by the run that holds `claim`. */
export interface Held {
  readonly message: Outgoing
  readonly claim: string
  /** Sends begun, this one included. */
  readonly tries: number
}

/** What a run finds when it reaches for a message. */
export type Reach =
  | ({ readonly kind: 'held' } & Held)
  /** A send began `ageMs` ago and nobody knows its end. `claim` is of the run that began it. */
  | ({ readonly kind: 'doubtful'; readonly state: 'sending' | 'unknown'; readonly ageMs: number } & Held)
  | { readonly kind: 'paused' }
  /** Settled, removed, or set aside because it cannot be read: nothing to do. */
  | { readonly kind: 'nothing' }

/** What happened, for the row. `by` is the claim it belongs to; of another run's row only `sent` is believed. */
export interface Entry {
  readonly by: string
  readonly state: Exclude<State, 'sending'>
  readonly reason?: string
  readonly receipt?: Receipt
  /** The try does not count: the platform took nothing. */
  readonly uncounted?: true
  /** It cannot take the place of another message, and goes as one of its own. */
  readonly anew?: true
  /** Nothing more will be done without an operator. */
  readonly settled: boolean
}

/** When the job comes back: never, after a time, or after the growing delay of its queue. */
export type Next =
  | { readonly kind: 'end' }
  | { readonly kind: 'after'; readonly ms: number }
  | { readonly kind: 'backoff' }

export const END: Next = { kind: 'end' }
export const BACKOFF: Next = { kind: 'backoff' }

/** Comes back after so many ms, at once where they are over. */
export function after(ms: number): Next {
  return { kind: 'after', ms: Math.max(0, Math.ceil(ms)) }
}

/** The rows of messages and their jobs. The row says what happened, the job says when to go on; both change together. */
export interface Ledger<Job> {
  /** Marks a queued message as being sent, before anything leaves the house. */
  claim(id: string, claim: string): Promise<Reach>
  /** Takes over a doubtful message from the run that held it; undefined where somebody else was faster. */
  takeOver(doubtful: Held, claim: string, mark: 'as_before' | 'again'): Promise<Held | undefined>
  /** Writes what happened, and settles the job, in one transaction. */
  record(job: Job, id: string, entry: Entry | undefined, next: Next): Promise<void>
}

/**
 * `slot`: the message leaves in `waitMs`; below 0 it should have left. `place`: its conversation has the next turn in
 * `waitMs`, nothing is reserved. `full`: it has the turn of its conversation, and slots of the channel can be reserved
 * again in `waitMs`. Undefined: all that is too far off to wait for, the job goes back to its queue. Give or take `unsureMs`.
 */
export type Reserved =
  | { readonly kind: 'slot' | 'place' | 'full'; readonly waitMs: number; readonly unsureMs: number }
  | undefined

/** The limits of one channel in the database. */
export interface Limiter {
  /** Reserves the turn of a conversation, if that is now, and the next free slot of the channel. */
  reserve(errand: Errand): Promise<Reserved>
  /** Reserves a slot of the channel for a message that has the turn of its conversation: it found none, or missed it. */
  reserveAgain(errand: Errand): Promise<Reserved>
  /** Nothing of the channel is sent for so long: the platform asked for it. */
  holdBack(ms: number): Promise<void>
}
