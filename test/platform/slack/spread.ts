import { Inbound, type InboundState } from '../inbound.ts'
import type { Random } from '../random.ts'
import { Urls } from '../urls.ts'
import type { Spreading } from './control.ts'
import { overHttp } from './over-http.ts'
import { type Payload, payloadShape } from './payload.ts'
import { remember } from './said.ts'
import type { Workspace } from './workspace.ts'

/** Hands events to the bots over HTTP as the platform's own events go: in copies, in any order, again until taken. */
export class Spread {
  readonly #workspace: Workspace
  readonly #inbound: Inbound
  #urls: readonly string[] = []

  constructor(workspace: Workspace, random: Random) {
    this.#workspace = workspace
    this.#inbound = new Inbound(random, async (url, { payload }, failed) => {
      const urls = new Urls()
      urls.set([url])
      const retry = failed === 0 ? undefined : { times: failed, reason: 'http_error' }
      const tried = await overHttp(urls, workspace.options)(payloadShape.parse(payload), retry)
      return tried.failure === null
    })
  }

  replaceUrls(urls: readonly string[]): void {
    this.#urls = urls
    this.#inbound.replaceUrls(urls)
  }

  /** Begins; what was said stands in its conversation from now on. */
  begin({ payloads, ...how }: Spreading): void {
    for (const { body } of payloads) remember(this.#workspace, body)
    const events = payloads.map((payload: Payload) => ({ id: String(payload.body.event_id), payload }))
    void this.#inbound.deliver({ ...how, urls: [...this.#urls], events })
  }

  state(): InboundState {
    return this.#inbound.state()
  }
}
