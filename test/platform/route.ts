import type { IncomingHttpHeaders, ServerResponse } from 'node:http'
import type { z } from 'zod'
import { reply } from './http.ts'

/** What a request asks. `name` is the last part of its path where the route is for any. */
export interface Asked {
  readonly name: string
  readonly query: URLSearchParams
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

export type Route = (asked: Asked, response: ServerResponse) => Promise<void> | void

/** The route of a method and path: the one for exactly that, or the one for anything in its folder. */
export function routeOf(routes: Readonly<Record<string, Route>>, method: string, path: string) {
  const cut = path.lastIndexOf('/') + 1
  const route = routes[`${method} ${path}`] ?? routes[`${method} ${path.slice(0, cut)}*`]
  return route && { route, name: path.slice(cut) }
}

/** A route that takes JSON of this shape, does something with it and answers with nothing. */
export function setting<S extends z.ZodType>(shape: S, apply: (asked: z.infer<S>) => void): Route {
  return ({ body }, response) => {
    apply(shape.parse(JSON.parse(body)))
    reply(response, 200, {})
  }
}
