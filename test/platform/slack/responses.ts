import type { ServerResponse } from 'node:http'
import { reply } from '../http.ts'
import { problemsOf } from './blocks.ts'

/** What a bot answered at a response_url, at `at` ms since the epoch. */
export interface Responded {
  readonly id: string
  readonly body: Readonly<Record<string, unknown>>
  readonly at: number
}

/** A response_url is good for so many answers (and half an hour). */
const USES = 5

/** Takes what comes to the response_urls. */
export class Responses {
  readonly all: Responded[] = []

  take(id: string, text: string, response: ServerResponse) {
    const body = JSON.parse(text) as Responded['body']
    const used = this.all.filter((each) => each.id === id).length >= USES
    const error = used ? 'used_url' : problemsOf(body.blocks ?? [], 'message').length > 0 ? 'invalid_blocks' : undefined
    if (error !== undefined) return reply(response, 404, { ok: false, error })
    this.all.push({ id, body, at: Date.now() })
    reply(response, 200, { ok: true })
  }
}
