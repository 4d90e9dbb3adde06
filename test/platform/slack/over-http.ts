import { jsonOr, postRaw } from '../raw.ts'
import type { Urls } from '../urls.ts'
import type { Carrier, Payload, Retry, Try } from './payload.ts'
import type { SlackOptions } from './shapes.ts'
import { signed } from './sign.ts'

/** Posts signed requests to the bots. */
export function overHttp(urls: Urls, { signingSecret, patienceMs }: SlackOptions): Carrier {
  return async (payload, retry) => {
    const at = Date.now()
    const url = urls.next()
    const none = { by: 'http', to: url ?? '', at, body: null } as const
    if (url === undefined) return { ...none, ms: 0, failure: 'connection_failed' }
    const { type, body } = encoded(payload)
    const headers = { 'content-type': type, ...signed(signingSecret, body), ...retryHeaders(retry) }
    const answer = await postRaw({ url, headers, body, patienceMs })
    if (typeof answer === 'string') return { ...none, ms: Date.now() - at, failure: answer }
    const { status, ms } = answer
    const failure: Try['failure'] = status >= 200 && status < 300 ? null : 'http_error'
    const last = answer.headers['x-slack-no-retry'] === '1'
    return { ...none, ms, status, body: jsonOr(answer.body), failure, ...(last ? { last } : {}) }
  }
}

/** Bolt takes the bare content types only, and Slack sends no other. */
function encoded({ kind, body }: Payload): { type: string; body: string } {
  if (kind === 'event') return { type: 'application/json', body: JSON.stringify(body) }
  const type = 'application/x-www-form-urlencoded'
  if (kind === 'interaction') return { type, body: new URLSearchParams({ payload: JSON.stringify(body) }).toString() }
  const fields = Object.entries(body).map(([name, value]): [string, string] => [name, String(value)])
  return { type, body: new URLSearchParams(fields).toString() }
}

function retryHeaders(retry: Retry | undefined): Record<string, string> {
  return retry ? { 'x-slack-retry-num': String(retry.times), 'x-slack-retry-reason': retry.reason } : {}
}
