import type { Card } from '../card/card.ts'
import type { AccountRef, Place } from '../event.ts'

/** What happened to a message. `skipped`: its person cannot be reached. `unknown`: it may have arrived, or not. */
export const STATES = ['queued', 'sending', 'sent', 'skipped', 'failed', 'unknown'] as const
export type State = (typeof STATES)[number]

/** What a message is for. An answer overtakes everything else. */
export type Purpose = 'answer' | 'notice'

export interface Recipient {
  readonly account: AccountRef
  readonly place: Place
}

/** A message as a courier takes it. */
export interface Outgoing {
  /** The same over all tries; a channel that can be asked finds the message by it. */
  readonly id: string
  readonly to: Recipient
  readonly card: Card
  /** It may have arrived before, which nobody can find out. */
  readonly again: boolean
  /** The message that it takes the place of, where that is known to stand on the platform. Twice is as good as once. */
  readonly replaces?: Receipt
}

/** Where the platform keeps a message, in the words of its channel; ids only. */
export type Receipt = Readonly<Record<string, string>>

/** What a queue carries for a message: its id and its conversation, never its words. */
export interface Errand {
  readonly id: string
  readonly place: string
  /** Above 0: somebody waits for it. */
  readonly priority: number
}
