import type { WebSocket } from 'ws'
import { z } from 'zod'
import { APP_ID } from './identity.ts'

/** Slack pings at its own pace; a client that heard one ping expects the next. */
const PING_MS = 10_000
/** A client that was sent away and does not leave is cut off. */
const GRACE_MS = 10_000

const ackFrame = z
  .string()
  .transform((frame, context) => {
    try {
      return JSON.parse(frame) as unknown
    } catch {
      context.addIssue('not JSON')
      return z.NEVER
    }
  })
  .pipe(z.looseObject({ envelope_id: z.string(), payload: z.unknown().optional() }))

/** Why an envelope was not acknowledged. */
type Unacked = 'timeout' | 'connection_failed'

/** One connection of Socket Mode. */
export class Socket {
  readonly number: number
  readonly #link: WebSocket
  readonly #waiting = new Map<string, (end: { readonly ack: unknown } | Unacked) => void>()
  readonly #counts = { sent: 0, acked: 0 }
  #leaving = false

  constructor(number: number, link: WebSocket) {
    this.number = number
    this.#link = link
    const pings = setInterval(() => link.ping(), PING_MS)
    link.on('message', (frame) => this.#hear(String(frame)))
    link.on('error', () => undefined)
    link.on('close', () => {
      clearInterval(pings)
      for (const end of this.#waiting.values()) end('connection_failed')
    })
  }

  get ready(): boolean {
    return !this.#leaving && this.#link.readyState === this.#link.OPEN
  }

  state(): { readonly number: number; readonly sent: number; readonly acked: number } {
    return { number: this.number, ...this.#counts }
  }

  greet(connections: number): void {
    const debug_info = { host: 'applink-1', build_number: 1, approximate_connection_time: 18_060 }
    this.#say({ type: 'hello', num_connections: connections, debug_info, connection_info: { app_id: APP_ID } })
  }

  /** Sends an envelope and waits for its acknowledgement, at most `patienceMs`. */
  send(envelope: { readonly envelope_id: string }, patienceMs: number): Promise<{ readonly ack: unknown } | Unacked> {
    const { envelope_id } = envelope
    this.#counts.sent++
    return new Promise((resolve) => {
      const timer = setTimeout(() => end('timeout'), patienceMs)
      const end = (how: { readonly ack: unknown } | Unacked) => {
        clearTimeout(timer)
        this.#waiting.delete(envelope_id)
        resolve(how)
      }
      this.#waiting.set(envelope_id, end)
      this.#say(envelope)
    })
  }

  /** Asks the client to come anew; nothing more is sent here. */
  sendAway(reason: string): void {
    this.#leaving = true
    this.#say({ type: 'disconnect', reason, debug_info: { host: 'applink-1' } })
    setTimeout(() => this.cut(), GRACE_MS)
  }

  cut(): void {
    this.#link.terminate()
  }

  #say(frame: unknown): void {
    this.#link.send(JSON.stringify(frame))
  }

  /** An acknowledgement that nobody waits for any more came too late; who talks nonsense is cut off. */
  #hear(frame: string) {
    const { data: ack } = ackFrame.safeParse(frame)
    if (!ack) return this.cut()
    const end = this.#waiting.get(ack.envelope_id)
    if (!end) return
    this.#counts.acked++
    end({ ack: ack.payload ?? null })
  }
}
