import type { Next } from './ledger.ts'

/** A job to be made. With the id of its row it is made once, however often it is inserted. */
export interface NewJob {
  readonly queue: string
  readonly id?: string
  /** The higher goes first. */
  readonly priority?: number
  readonly names: Readonly<Record<string, string>>
}

/** A job in hand, and when it comes back. */
export interface Settled<Job> {
  readonly job: Job
  readonly next: Next
}

/** The queue as rows need it: jobs are made and settled in the transaction of what they stand for. */
export interface Jobs<Tx, Job> {
  insert(tx: Tx, jobs: readonly NewJob[]): Promise<void>
  settle(tx: Tx, done: readonly Settled<Job>[]): Promise<void>
}

export const INBOX = 'inbox'
/** Jobs whose runs all failed or died: what they stand for is given up. */
export const ENDED = 'ended'

/** The queue of messages of one channel: a platform that is held back holds up no other. */
export function deliveryQueue(channel: string): string {
  return `deliver-${channel}`
}
