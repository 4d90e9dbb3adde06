import type { IncomingHttpHeaders, ServerResponse } from 'node:http'
import type { z } from 'zod'
import { reply } from './http.ts'

/** What a request asks. `name` is the last part of its path; `names` are those that the route leaves open, decoded. */
export interface Asked {
  readonly name: string
  readonly names: readonly string[]
  readonly query: URLSearchParams
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

export type Route = (asked: Asked, response: ServerResponse) => Promise<void> | void

/** The route of a method and path: the one for exactly that, or one with `*` in place of any part of it. */
export function routeOf(routes: Readonly<Record<string, Route>>, method: string, path: string) {
  const asked = path.split('/')
  const name = asked.at(-1) ?? ''
  const exact = routes[`${method} ${path}`]
  if (exact) return { route: exact, name, names: [] }
  for (const [key, route] of Object.entries(routes)) {
    const parts = key.slice(method.length + 1).split('/')
    const fits = key.startsWith(`${method} `) && parts.length === asked.length
    if (fits && parts.every((part, n) => part === '*' || part === asked[n]))
      return { route, name, names: asked.filter((_, n) => parts[n] === '*').map(decoded) }
  }
  return undefined
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}

/** A route that takes JSON of this shape, does something with it and answers with nothing. */
export function setting<S extends z.ZodType>(shape: S, apply: (asked: z.infer<S>) => void): Route {
  return ({ body }, response) => {
    apply(shape.parse(JSON.parse(body)))
    reply(response, 200, {})
  }
}
