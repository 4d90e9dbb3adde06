import { plainText } from '../../src/bot/card/plain.ts'
import type { Courier, Finding, Limits, Outcome } from '../../src/bot/delivery/courier.ts'
import type { Outgoing } from '../../src/bot/delivery/outgoing.ts'

/** No limit that a test would meet. */
export const UNLIMITED: Limits = { perSecond: 10_000, perSecondAndPlace: 10_000 }

/** Carries messages of `channel` to the fake platform. One that is askable is asked by the message's id. */
export function platformCourier(options: {
  readonly channel: string
  readonly url: string
  readonly askable: boolean
  readonly limits?: Limits
}): Courier {
  const { channel, url, askable, limits = UNLIMITED } = options
  const send = async (message: Outgoing, signal: AbortSignal): Promise<Outcome> => {
    const { id: key, to, again, card } = message
    const body = JSON.stringify({ key, place: to.place.id, again, text: plainText(card) })
    const response = await fetch(`${url}/messages`, { method: 'POST', body, signal }).catch((error: unknown) =>
      isRefused(error) ? 'refused' : Promise.reject(error),
    )
    if (typeof response === 'string') return { kind: 'unsent', reason: 'not_reached' }
    const text = await response.text()
    if (response.status === 429)
      return { kind: 'throttled', retryAfterMs: Number(response.headers.get('retry-after')) * 1000 }
    if (response.status >= 500) return { kind: 'unknown', reason: `http_${response.status}` }
    if (!response.ok) return { kind: 'refused', reason: `http_${response.status}` }
    return { kind: 'sent', receipt: JSON.parse(text) as { ref: string } }
  }
  const ask = async ({ id, to }: Outgoing, signal: AbortSignal): Promise<Finding> => {
    const query = new URLSearchParams({ key: id, place: to.place.id })
    const response = await fetch(`${url}/messages?${query}`, { signal })
    if (!response.ok) return { kind: 'no_answer', reason: `http_${response.status}` }
    const { ref } = (await response.json()) as { ref: string | null }
    return ref === null ? { kind: 'absent' } : { kind: 'found', receipt: { ref } }
  }
  return { channel, limits, send, ...(askable ? { ask } : {}) }
}

/** Nobody listens at that address: nothing can have arrived. */
function isRefused(error: unknown): boolean {
  const cause = error instanceof Error ? error.cause : undefined
  return cause instanceof Error && 'code' in cause && cause.code === 'ECONNREFUSED'
}
