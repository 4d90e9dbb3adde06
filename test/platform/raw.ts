import { type IncomingMessage, request } from 'node:http'
import { readBody } from './http.ts'

/** A request to a bot, to the letter. */
export interface RawRequest {
  readonly url: string
  readonly method?: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  readonly patienceMs?: number
}

/** What a bot answered within `ms`. */
export interface RawAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly body: string
  readonly ms: number
}

/** Why there was no answer. */
export type NoAnswer = 'http_timeout' | 'connection_failed'

/** Posts over a connection of its own, as a kept one could have died with its bot. Never rejects. */
export function postRaw(asked: RawRequest): Promise<RawAnswer | NoAnswer> {
  const { url, method = 'POST', headers, body, patienceMs = 3_000 } = asked
  return new Promise((resolve) => {
    const from = Date.now()
    const timer = setTimeout(() => {
      resolve('http_timeout')
      outgoing.destroy()
    }, patienceMs)
    const length = { 'content-length': String(Buffer.byteLength(body)) }
    const options = { method, headers: { ...length, ...headers }, agent: false }
    const outgoing = request(url, options, async (response: IncomingMessage) => {
      const text = await readBody(response)
      clearTimeout(timer)
      if (text === undefined) return resolve('connection_failed')
      resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text, ms: Date.now() - from })
    })
    outgoing
      .on('error', () => {
        clearTimeout(timer)
        resolve('connection_failed')
      })
      .end(body)
  })
}

/** The JSON in a text, or the text where it holds none. */
export function jsonOr(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
