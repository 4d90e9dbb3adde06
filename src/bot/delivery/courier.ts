import type { DeliverySettings } from '../../domain/settings.ts'
import type { Outgoing, Receipt } from './outgoing.ts'

/** How many messages a platform takes, to be obeyed by all processes together. */
export interface Limits {
  /** Messages a second, of the whole channel. */
  readonly perSecond: number
  /** Messages a second, of one conversation. */
  readonly perSecondAndPlace: number
}

/** The limits of a channel: what the city set for it, else what its courier brings. */
export function limitsOf({ channel, limits }: Courier, set: DeliverySettings | undefined): Limits {
  const own = set?.limits?.[channel]
  return own ? { perSecond: own.per_second, perSecondAndPlace: own.per_second_and_conversation } : limits
}

/**
 * What became of a send. `sent`, `throttled`, `unsent`, `refused` and `unreachable` are certain; whatever leaves a doubt is
 * `unknown`: a time-out, a dropped connection, a 5xx. `unsent` is tried again, `refused` never, and `unreachable` neither:
 * the person took the bot away, or has never had it.
 */
export type Outcome =
  | { readonly kind: 'sent'; readonly receipt: Receipt }
  | { readonly kind: 'throttled'; readonly retryAfterMs: number }
  | { readonly kind: 'unsent' | 'refused' | 'unreachable' | 'unknown'; readonly reason: string }

/** What the platform says of a message that may have arrived. */
export type Finding =
  | { readonly kind: 'found'; readonly receipt: Receipt }
  | { readonly kind: 'absent' }
  | { readonly kind: 'no_answer'; readonly reason: string }
  | { readonly kind: 'throttled'; readonly retryAfterMs: number }
  /** This conversation cannot be asked. */
  | { readonly kind: 'not_askable' }

/** Carries messages to one platform. Only delivery calls it. Reasons are codes, without any text of a message. */
export interface Courier {
  readonly channel: string
  readonly limits: Limits
  /** Sends once, without any retry of its own. What it throws counts as unknown. */
  send(message: Outgoing, signal: AbortSignal): Promise<Outcome>
  /** Looks for a message by its id. Missing where the platform cannot be asked at all. */
  ask?(message: Outgoing, signal: AbortSignal): Promise<Finding>
}
