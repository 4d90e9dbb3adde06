import { createRequire } from 'node:module'
import type { ConnectorClient } from 'botframework-connector'

/** Milliseconds that the Bot Connector has for any one call. */
const PATIENCE_MS = 10_000

/** One request a call, for a repeated one may post twice, and an end to every wait: no option of the library does it. */
export function calmed(client: ConnectorClient): ConnectorClient {
  const { pipeline } = (client as unknown as { readonly client: { readonly pipeline: Pipeline } }).client
  pipeline.removePolicy({ name: 'defaultRetryPolicy' })
  pipeline.addPolicy({
    name: 'patience',
    sendRequest: (request, next) => {
      request.timeout = PATIENCE_MS
      return next(request)
    },
  })
  return client
}

/** What is used of the pipeline of Azure's core client, which the types of the library leave out. */
interface Pipeline {
  removePolicy(which: { readonly name: string }): void
  addPolicy(policy: { readonly name: string; sendRequest(request: Asked, next: Next): unknown }): void
}

interface Asked {
  timeout: number
}

type Next = (request: Asked) => unknown

// What the library's table of shapes does not name of an entity, it leaves out: citations, and that a model wrote.
const { Entity } = createRequire(import.meta.url)('botframework-connector/lib/connectorApi/models/mappers') as {
  readonly Entity: { readonly type: { additionalProperties?: unknown } }
}
Entity.type.additionalProperties = { type: { name: 'Object' } }
