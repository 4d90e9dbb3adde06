import { createHmac, timingSafeEqual } from 'node:crypto'

/** Seconds that a request may be old, or ahead by a clock that goes wrong (Slack's rule: five minutes). */
const WINDOW_S = 300

/** What a request says of itself. */
export interface Sealed {
  readonly timestamp: string | undefined
  readonly signature: string | undefined
  /** To the byte, as it came in. */
  readonly body: Buffer
}

/** Whether Slack sealed this request with our secret, and lately: `v0=` and the HMAC-SHA256 of `v0:time:body` in hex. */
export function isGenuine({ timestamp, signature, body }: Sealed, secret: string, nowS: number): boolean {
  if (!timestamp || !/^\d{1,12}$/.test(timestamp) || Math.abs(nowS - Number(timestamp)) > WINDOW_S) return false
  if (!signature || !/^v0=[0-9a-f]{64}$/.test(signature)) return false
  const ours = createHmac('sha256', secret).update(`v0:${timestamp}:`).update(body).digest()
  return timingSafeEqual(Buffer.from(signature.slice(3), 'hex'), ours)
}
