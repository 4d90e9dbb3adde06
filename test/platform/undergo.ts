import type { ServerResponse } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { isAfter, isBefore, leaveInDoubt } from './doubt.ts'
import type { Faults } from './faults.ts'
import { reply } from './http.ts'
import type { Manner, Said } from './manner.ts'
import type { Fault } from './shapes.ts'

interface Call {
  readonly response: ServerResponse
  readonly manner: Manner
  /** Says how slow a slow call is, and when one that comes too soon may come again. */
  readonly faults: Faults
  /** Does what was asked. What it throws, it throws before anything was answered. */
  run(): Said & { readonly headers?: Record<string, string> }
}

/** Does with a call that sends nothing what its fault says, and answers it or not. */
export async function undergo(fault: Fault, { response, manner, faults, run }: Call): Promise<void> {
  if (fault === 'throttle') return reply(response, 429, manner.throttled, { 'retry-after': String(faults.retryAfterS) })
  if (isBefore(fault)) return leaveInDoubt(fault, response, manner)
  if (fault === 'slow') await sleep(faults.slowness())
  const { status, body, headers } = run()
  if (isAfter(fault)) return leaveInDoubt(fault, response, manner)
  reply(response, status, body, headers)
}
