import type { ServerResponse } from 'node:http'
import { reply } from './http.ts'
import { type Manner, NEUTRAL } from './manner.ts'
import type { Fault } from './shapes.ts'

const BEFORE = ['error_before', 'drop', 'fatal_error', 'html'] as const
const AFTER = ['error_after', 'lost', 'internal_error'] as const

/** A fault that leaves the client not knowing. */
type Doubt = (typeof BEFORE)[number] | (typeof AFTER)[number]

/** Whether a fault comes instead of what was asked for. */
export function isBefore(fault: Fault): fault is (typeof BEFORE)[number] {
  return BEFORE.some((each) => each === fault)
}

/** Whether a fault comes once it was done. */
export function isAfter(fault: Fault): fault is (typeof AFTER)[number] {
  return AFTER.some((each) => each === fault)
}

/** Answers as the fault says, or not at all. */
export function leaveInDoubt(fault: Doubt, response: ServerResponse, { broken }: Manner = NEUTRAL) {
  switch (fault) {
    case 'error_before':
    case 'error_after':
      return reply(response, broken.status, broken.body)
    case 'fatal_error':
    case 'internal_error':
      return reply(response, 200, { ok: false, error: fault })
    case 'html':
      response.writeHead(200, { 'content-type': 'text/html' }).end('<html><body>庁内プロキシ</body></html>')
      return
    case 'drop':
      response.socket?.destroy()
      return
    // The socket stays open, so that only the client's own patience ends the wait.
    case 'lost':
      return
  }
}
