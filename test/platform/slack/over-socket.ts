import { randomUUID } from 'node:crypto'
import type { Carrier, Payload, Retry } from './payload.ts'
import type { SlackOptions } from './shapes.ts'
import type { Sockets } from './sockets.ts'

const TYPES = { event: 'events_api', command: 'slash_commands', interaction: 'interactive' } as const

/** Sends envelopes, each through one of the open sockets. */
export function overSocket(sockets: Sockets, { patienceMs }: SlackOptions): Carrier {
  return async (payload, retry) => {
    const at = Date.now()
    const socket = sockets.next()
    if (!socket) return { by: 'socket', to: '', at, ms: 0, body: null, failure: 'connection_failed' }
    const end = await socket.send(envelopeOf(payload, retry), patienceMs)
    const outcome = typeof end === 'string' ? { body: null, failure: end } : { body: end.ack, failure: null }
    return { by: 'socket', to: String(socket.number), at, ms: Date.now() - at, ...outcome }
  }
}

/** Only events say that they come again, and only the others may be answered in the acknowledgement. */
function envelopeOf({ kind, body }: Payload, retry: Retry | undefined) {
  const envelope = { type: TYPES[kind], envelope_id: randomUUID(), payload: body }
  if (kind !== 'event') return { ...envelope, accepts_response_payload: true }
  const again = { retry_attempt: retry?.times ?? 0, retry_reason: retry?.reason ?? '' }
  return { ...envelope, accepts_response_payload: false, ...again }
}
