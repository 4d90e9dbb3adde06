import { randomUUID } from 'node:crypto'
import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import { type WebSocket, WebSocketServer } from 'ws'
import { z } from 'zod'
import { originOf } from '../origin.ts'
import { Socket } from './socket.ts'

/** Slack keeps so many connections of one app. */
const MOST = 10

/** What the sockets are told: cut them all, ask them to come anew, or let no new one in for `ms`. */
export const socketsShape = z.discriminatedUnion('act', [
  z.strictObject({ act: z.literal('drop') }),
  z.strictObject({ act: z.literal('refresh'), reason: z.string().default('refresh_requested') }),
  z.strictObject({ act: z.literal('refuse'), ms: z.int().nonnegative() }),
])

/** How the sockets stand. */
export interface SocketsState {
  readonly open: readonly { readonly number: number; readonly sent: number; readonly acked: number }[]
  /** Connections that were let in so far. */
  readonly accepted: number
  /** Connections that were turned away. */
  readonly refused: number
}

/** The connections of Socket Mode. Each is opened with a url that is good for one. */
export class Sockets {
  readonly #server: Server
  readonly #links = new WebSocketServer({ noServer: true })
  readonly #tickets = new Set<string>()
  readonly #counts = { accepted: 0, refused: 0 }
  #open: readonly Socket[] = []
  #refusedUntil = 0
  #turn = 0

  constructor(server: Server) {
    this.#server = server.on('upgrade', (request, stream, head) => this.#knock(request, stream, head))
  }

  /** A url that opens one connection. */
  url(): string {
    const ticket = randomUUID()
    this.#tickets.add(ticket)
    return `${originOf(this.#server).replace('http', 'ws')}/link?ticket=${ticket}`
  }

  /** The connection whose turn it is; none while nobody is connected. */
  next(): Socket | undefined {
    const ready = this.#open.filter((each) => each.ready)
    return ready[this.#turn++ % ready.length]
  }

  tell(order: z.infer<typeof socketsShape>): void {
    if (order.act === 'refuse') this.#refusedUntil = Date.now() + order.ms
    else for (const each of this.#open) order.act === 'drop' ? each.cut() : each.sendAway(order.reason)
  }

  state(): SocketsState {
    return { open: this.#open.map((each) => each.state()), ...this.#counts }
  }

  #knock(request: IncomingMessage, stream: Duplex, head: Buffer) {
    const { pathname, searchParams } = new URL(request.url ?? '', 'ws://127.0.0.1')
    const known = pathname === '/link' && this.#tickets.delete(searchParams.get('ticket') ?? '')
    const shut = Date.now() < this.#refusedUntil
    if (known && !shut) return this.#links.handleUpgrade(request, stream, head, (link) => this.#welcome(link))
    this.#counts.refused++
    stream.end(`HTTP/1.1 ${shut ? '503 Service Unavailable' : '404 Not Found'}\r\nConnection: close\r\n\r\n`)
  }

  #welcome(link: WebSocket): void {
    const socket = new Socket(++this.#counts.accepted, link)
    const full = this.#open.length >= MOST
    this.#open = [...this.#open, socket]
    link.on('close', () => {
      this.#open = this.#open.filter((each) => each !== socket)
    })
    if (full) socket.sendAway('too_many_websockets')
    else socket.greet(this.#open.length)
  }
}
