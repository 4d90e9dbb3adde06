import type { Event } from './event.ts'
import type { Offers } from './offers.ts'
import type { Message } from './talk.ts'

/** What a channel needs of the house. */
export interface Desk {
  /** Stores what happened; once it returns, the platform may be told that it arrived. False for one known already. */
  receive(event: Event): Promise<boolean>
  /** The page of a person, in the same breath. */
  visit(event: Event): Promise<readonly Message[]>
  readonly offers: Offers
  now(): Event['at']
  /** The app was taken out of its workspace, or its token withdrawn. */
  removed(): void
  /** Hears of what goes wrong where nobody waits for an answer. */
  failed(error: unknown): void
}
