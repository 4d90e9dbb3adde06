import { ConnectorClient } from 'botframework-connector'
import { jsonOr } from '../raw.ts'
import type { Teams } from './client.ts'

/** Microsoft's own client. It tries again by itself what failed with a 5xx. */
export function connectorOf({ serviceUrl }: Teams): ConnectorClient {
  const credentials: ConstructorParameters<typeof ConnectorClient>[0] = {
    signRequest: async (request) => {
      request.headers.set('authorization', 'Bearer any')
      return request
    },
  }
  return new ConnectorClient(credentials, { baseUri: serviceUrl })
}

/** Asks the connector once, in plain HTTP; text goes as it is. Rejects where there is no answer. */
export async function ask(
  { serviceUrl }: Teams,
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  path: string,
  body?: unknown,
  more: { readonly authorization?: string; readonly signal?: AbortSignal } = {},
) {
  const { authorization = 'Bearer any', signal } = more
  const response = await fetch(new URL(path, serviceUrl), {
    method,
    headers: { 'content-type': 'application/json', ...(authorization === '' ? {} : { authorization }) },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    ...(signal ? { signal } : {}),
  })
  const { status, headers } = response
  return { status, retryAfter: headers.get('retry-after'), body: jsonOr(await response.text()) }
}

export function send(teams: Teams, conversation: string, body: unknown, signal?: AbortSignal) {
  const path = `v3/conversations/${encodeURIComponent(conversation)}/activities`
  return ask(teams, 'POST', path, body, signal ? { signal } : {})
}

/** A message that is a card with this text. */
export function card(text: string) {
  const content = { type: 'AdaptiveCard', version: '1.5', body: [{ type: 'TextBlock', text }] }
  return { type: 'message', attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content }] }
}

/** A message that cites so many documents. */
export function citing(count: number) {
  const citation = Array.from({ length: count }, (_, n) => {
    const appearance = { '@type': 'DigitalDocument', name: `章 ${n + 1}`, abstract: '本文', keywords: ['方針'] }
    return { '@type': 'Claim', position: n + 1, appearance }
  })
  const message = { type: 'https://schema.org/Message', '@type': 'Message', citation }
  return { type: 'message', text: '答え [1]', entities: [message] }
}
