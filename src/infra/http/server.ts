import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { bodyOf } from './body.ts'
import { closeServer, endIdleAfter } from './close.ts'
import { listen } from './listen.ts'
import { answerEmpty, type Route } from './route.ts'

/** An open server. */
export interface Http {
  /** The port it listens on, also where any free one was asked for. */
  readonly port: number
  /** Accepts nothing more and ends idle connections; running answers have 2 s from now. Never throws. */
  close(): Promise<void>
}

/** What a server answers, and who hears of faults. */
export interface HttpParts {
  readonly routes: readonly Route[]
  /** Hears what a route threw and on which of our paths; '' is a fault of the server itself. Must not throw. */
  failed(error: unknown, path: string): void
}

/**
 * Milliseconds. Who dribbles a request keeps a connection this long at most; a platform sends an event at once. Node
 * looks for those who are over the limit only every 30 s unless told.
 */
const limits = { headersTimeout: 5_000, requestTimeout: 10_000, connectionsCheckingInterval: 1_000 }

/**
 * Answers `routes` on 127.0.0.1: the way in from outside is the city's reverse proxy. `port` 0 takes any free one. An
 * unknown path gets 404, a known one with another method 405, what is larger than 1 MB 413. Nothing of a request is ever logged.
 *
 * Throws HagukumiError: `unavailable` (the port is in use), `bad_input` (this account may not open the port).
 */
export async function openHttp(options: HttpParts & { readonly port: number }): Promise<Http> {
  const server = createServer(limits, (request, response) => {
    endIdleAfter(response, server)
    void answer(options, request, response)
  })
  const port = await listen(server, options.port)
  server.on('error', (error) => options.failed(error, ''))
  return { port, close: () => closeServer(server) }
}

async function answer({ routes, failed }: HttpParts, request: IncomingMessage, response: ServerResponse) {
  const [path = ''] = (request.url ?? '').split('?')
  const here = routes.filter((route) => route.path === path)
  const method = request.method === 'HEAD' ? 'GET' : request.method
  const route = here.find((each) => each.method === method)
  if (here.length === 0) return answerEmpty(response, 404)
  if (!route) return answerEmpty(response, 405, { allow: here.map(allowedBy).join(', ') })
  try {
    const body = await bodyOf(request)
    if (body === undefined) return answerEmpty(response, 413)
    await route.handle(request, response, body)
  } catch (error) {
    failed(error, path)
    if (response.headersSent) response.destroy()
    else answerEmpty(response, 500)
  }
}

function allowedBy({ method }: Route): string {
  return method === 'GET' ? 'GET, HEAD' : method
}
