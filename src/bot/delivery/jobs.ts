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

/** A statement that writes rows; its values are numbered from the one it is given. */
export interface Statement {
  text(from: number): string
  readonly values: readonly unknown[]
}

/** The queue as rows need it: jobs are made and settled in the transaction of what they stand for. */
export interface Jobs<Tx, Job> {
  insert(tx: Tx, jobs: readonly NewJob[]): Promise<void>
  /** Makes jobs and, in the same statement, what they stand for; gives the rows of the latter. */
  insertWith(beside: Statement, jobs: readonly NewJob[]): Promise<Record<string, unknown>[]>
  settle(tx: Tx, done: readonly Settled<Job>[]): Promise<void>
}

export const INBOX = 'inbox'
/** Jobs whose runs all failed or died: what they stand for is given up. */
export const ENDED = 'ended'

/** The queue of messages of one channel: a platform that is held back holds up no other. */
export function deliveryQueue(channel: string): string {
  return `deliver-${channel}`
}
