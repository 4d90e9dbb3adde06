import { z } from 'zod'

/** What Slack hands to an app: an envelope of the Events API, a slash command, or what somebody did to a message or view. */
export const payloadShape = z.strictObject({
  kind: z.enum(['event', 'command', 'interaction']),
  body: z.looseObject({}),
})
export type Payload = z.infer<typeof payloadShape>

/** A payload and the way it goes: over HTTP where urls are set, else through a socket. */
export const deliverShape = z.strictObject({ payload: payloadShape, by: z.enum(['http', 'socket']).optional() })

/** One try to hand a payload over, at `at` ms since the epoch. */
export interface Try {
  readonly by: 'http' | 'socket'
  /** The url, or the number of the socket. */
  readonly to: string
  readonly at: number
  /** How long the acknowledgement took. */
  readonly ms: number
  /** Of an answer over HTTP. */
  readonly status?: number
  /** What the acknowledgement held: JSON, or text where it is none; null without one. */
  readonly body: unknown
  /** Why it failed, in Slack's words; null where it was acknowledged. */
  readonly failure: 'http_timeout' | 'http_error' | 'connection_failed' | 'timeout' | null
  /** Whether the bot asked not to be tried again. */
  readonly last?: boolean
}

/** A payload on its way or at its end. */
export interface Delivered {
  readonly number: number
  readonly payload: Payload
  readonly tries: readonly Try[]
  /** Whether somebody acknowledged it. */
  readonly taken: boolean
  /** Whether it will not be tried again. */
  readonly over: boolean
}

/** How often it failed before, and why the last time. */
export interface Retry {
  readonly times: number
  readonly reason: string
}

/** A way to a bot. */
export type Carrier = (payload: Payload, retry: Retry | undefined) => Promise<Try>
