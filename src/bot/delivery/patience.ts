import type { DeliverySettings } from '../../domain/settings.ts'

/** How long delivery waits and how often it tries. Milliseconds where not said otherwise. */
export interface Patience {
  /** A send that takes longer is in doubt. */
  readonly sendTimeoutMs: number
  /** The platform is asked only this long after a send began: longer than the slowest send, or it would say no too soon. */
  readonly askAfterMs: number
  /** Sends of one message before it is given up. */
  readonly tries: number
  /** First wait after a failure, in whole seconds; it doubles with each, with jitter. */
  readonly retryDelayS: number
  /** A run of a job that took longer is taken for dead, in whole seconds; above slot wait and send time together. */
  readonly leaseS: number
  /** Dead runs are looked for this often, in whole seconds. */
  readonly maintenanceS: number
  /** Work that nobody announced is looked for this often. */
  readonly pollMs: number
  /** A message waits in hand this long to reserve a slot, and again for the slot itself; else it goes back to the queue. */
  readonly slotMs: number
  /** What is known of a sent message is kept in hand this long while the database is away. */
  readonly writeMs: number
  /** What is in hand when the process is told to stop has this long to end. */
  readonly stopMs: number
}

/** Twelve tries with delays from 2 s on end after some two hours: an outage of a platform ends before. */
export const PATIENCE: Patience = {
  sendTimeoutMs: 8_000,
  askAfterMs: 12_000,
  tries: 12,
  retryDelayS: 2,
  leaseS: 30,
  maintenanceS: 15,
  pollMs: 2_000,
  slotMs: 2_000,
  writeMs: 300_000,
  stopMs: 9_000,
}

/** The patience of a city: what it set, else the default. */
export function patienceFrom(set: DeliverySettings | undefined): Patience {
  const ms = (seconds: number | undefined) => (seconds === undefined ? undefined : seconds * 1_000)
  return {
    ...PATIENCE,
    sendTimeoutMs: ms(set?.send_timeout) ?? PATIENCE.sendTimeoutMs,
    askAfterMs: ms(set?.ask_after) ?? PATIENCE.askAfterMs,
    tries: set?.tries ?? PATIENCE.tries,
    retryDelayS: set?.retry_after ?? PATIENCE.retryDelayS,
    leaseS: set?.lease ?? PATIENCE.leaseS,
    pollMs: ms(set?.poll) ?? PATIENCE.pollMs,
  }
}

/**
 * Whether the waits stand in the order that the promises need: asked after the slowest send, with some time between for a
 * send that begins late, and a lease longer than the wait for a slot and a send.
 */
export function fitsTogether({ sendTimeoutMs, askAfterMs, slotMs, leaseS }: Patience): boolean {
  return askAfterMs >= sendTimeoutMs + LATE_START_MS && leaseS * 1_000 > sendTimeoutMs + 2 * slotMs + 1_000
}

/** On a busy machine a message leaves up to so many ms after it was claimed. */
const LATE_START_MS = 200
