import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { z } from 'zod'
import { Book } from './book.ts'
import { Faults } from './faults.ts'
import { readBody, reply } from './http.ts'
import { Limits } from './limits.ts'
import { randomFrom } from './random.ts'
import { type Route, routeOf, setting } from './route.ts'
import { Sending } from './sending.ts'
import { askShape, faultsShape, nextShape, type Options, sendShape } from './shapes.ts'
import { slackRoutes } from './slack/routes.ts'
import { teamsRoutes } from './teams/routes.ts'

/** The platform as a server that does not listen yet. What it does by chance follows from the seed. */
export function createPlatform(options: Options & { readonly seed: number }): Server {
  const { askable, windows, enforce, seed, slack, teams } = options
  const book = new Book()
  const faults = new Faults(randomFrom(seed))
  const sending = new Sending({ book, faults, limits: new Limits(windows), enforce })
  const routes = { ...messageRoutes({ book, sending, askable }), ...controlRoutes(faults) }
  const server = createServer((request, response) => void answer(routes, request, response))
  // A generator of its own, so that the faults of the sends do not depend on how many events were handed over meanwhile.
  const parts = { sending, faults, server, random: randomFrom(seed + 1) }
  if (slack) Object.assign(routes, slackRoutes({ ...parts, options: slack }))
  if (teams) Object.assign(routes, teamsRoutes({ ...parts, options: teams }))
  // A kept connection that ends by itself would leave a client in doubt without a fault in the book.
  server.keepAliveTimeout = 0
  return server
}

function messageRoutes(parts: { book: Book; sending: Sending; askable: boolean }): Record<string, Route> {
  const { book, sending, askable } = parts
  return {
    'POST /messages': ({ body }, response) => sending.take(sendShape.parse(JSON.parse(body)), response),
    'GET /messages': ({ query }, response) => {
      book.count('asked')
      if (!askable) return reply(response, 404, { error: 'not askable' })
      reply(response, 200, { ref: book.find(askShape.parse(Object.fromEntries(query))) })
    },
    'GET /book': (_, response) => reply(response, 200, book.read()),
  }
}

function controlRoutes(faults: Faults): Record<string, Route> {
  return {
    'POST /control/faults': setting(faultsShape, (plan) => faults.plan(plan)),
    'POST /control/next': setting(nextShape, (next) => faults.order(next.faults, next.place)),
  }
}

/** A body that cannot be used is answered 400; any other error is a mistake of ours and ends the process. */
async function answer(routes: Record<string, Route>, request: IncomingMessage, response: ServerResponse) {
  const body = await readBody(request)
  if (body === undefined) return
  const [path = '', query = ''] = (request.url ?? '').split('?')
  const found = routeOf(routes, request.method ?? '', path)
  if (!found) return reply(response, 404, { error: 'no such page' })
  const { route, ...names } = found
  try {
    await route({ ...names, body, headers: request.headers, query: new URLSearchParams(query) }, response)
  } catch (error) {
    if (!(error instanceof z.ZodError || error instanceof SyntaxError)) throw error
    reply(response, 400, { error: error.message })
  }
}
