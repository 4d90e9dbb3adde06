import type { Temporal } from 'temporal-polyfill'
import type { Sensitive } from '../domain/screen/screen.ts'

/** Who wrote, as the platform knows them. */
export interface AccountRef {
  readonly channel: string
  readonly externalId: string
}

/** Where it was written. In a channel the bot speaks only when addressed, and never of personal matters. */
export interface Place {
  readonly kind: 'direct' | 'channel'
  /** Names the conversation on the platform; a thread has its own. */
  readonly id: string
}

interface Happening {
  /** Stable over redeliveries. */
  readonly id: string
  readonly account: AccountRef
  readonly place: Place
  readonly at: Temporal.Instant
}

/** What happened, in the bot's words. `screened` stands for a message whose text is kept nowhere. */
export type Event =
  | (Happening & { readonly kind: 'said'; readonly text: string })
  | (Happening & { readonly kind: 'screened'; readonly about: Sensitive })
  | (Happening & { readonly kind: 'pressed'; readonly messageId: string; readonly index: number })
  | (Happening & { readonly kind: 'opened' })
