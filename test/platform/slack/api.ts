import type { IncomingHttpHeaders, ServerResponse } from 'node:http'
import type { Faults } from '../faults.ts'
import { reply } from '../http.ts'
import { type Manner, NEUTRAL } from '../manner.ts'
import { MethodFaults } from '../method-faults.ts'
import type { Random } from '../random.ts'
import type { Sending } from '../sending.ts'
import { undergo } from '../undergo.ts'
import { draft } from './chat.ts'
import type { MethodFault } from './control.ts'
import { argsOf } from './form.ts'
import type { Args, Method } from './method.ts'
import { METHODS } from './methods.ts'
import { Refusal } from './refusal.ts'
import type { Workspace } from './workspace.ts'

/** A call of the Web API as it came in, at `at` ms since the epoch. */
export interface Call {
  readonly method: string
  readonly args: Args
  readonly at: number
  /** What it was refused with; null where it was done or met a fault. */
  readonly error: string | null
}

interface Asked {
  readonly method: string
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

interface Parts {
  readonly workspace: Workspace
  readonly sending: Sending
  readonly faults: Faults
  readonly random: Random
}

const MANNER: Manner = { ...NEUTRAL, throttled: { ok: false, error: 'ratelimited' } }

/** Answers the calls of the Web API. Sends go to where the platform draws their faults and keeps its book. */
export class Api {
  readonly calls: Call[] = []
  /** The faults of all methods but that of sending. */
  readonly faults: MethodFaults<Exclude<MethodFault, string>>
  readonly #parts: Parts
  readonly #methods: Readonly<Record<string, Method>>

  constructor(parts: Parts, more: Record<string, Method>) {
    this.#parts = parts
    this.faults = new MethodFaults(parts.random)
    this.#methods = { ...METHODS, ...more }
  }

  /** Answers a call, or not where a fault says so. */
  async take(asked: Asked, response: ServerResponse): Promise<void> {
    const at = Date.now()
    let args: Args = {}
    let error: string | null = null
    try {
      args = argsOf(asked)
      await this.#answer(asked, args, response)
    } catch (refusal) {
      if (!(refusal instanceof Refusal)) throw refusal
      error = refusal.code
      reply(response, 200, { ok: false, error, ...refusal.more }, this.#scopes())
    } finally {
      const { token: _, ...rest } = args
      this.calls.push({ method: asked.method, args: rest, at, error })
    }
  }

  async #answer({ method: name, headers }: Asked, args: Args, response: ServerResponse): Promise<void> {
    const method = this.#methods[name]
    if (!method) throw new Refusal('unknown_method', { req_method: name })
    const { workspace, sending } = this.#parts
    this.#admit(method, args, headers)
    const fault = this.faults.draw(name)
    if (typeof fault === 'object') throw new Refusal(fault.error)
    if (name === 'chat.postMessage') {
      const { send, accepted } = draft(args, workspace)
      // Its answer comes when its fault allows; the call is in the list before.
      void sending.take(send, response, accepted)
      return
    }
    const run = () => ({ status: 200, body: { ok: true, ...method.run(args, workspace) }, headers: this.#scopes() })
    return undergo(fault, { response, manner: MANNER, faults: this.#parts.faults, run })
  }

  /** @throws Refusal where the token is not good for the method. */
  #admit({ token, scope }: Method, args: Args, headers: IncomingHttpHeaders): void {
    const { options, scopes } = this.#parts.workspace
    const given = /^Bearer (.+)$/.exec(headers.authorization ?? '')?.[1] ?? args.token
    if (given === undefined) throw new Refusal('not_authed')
    if (given !== options.botToken && given !== options.appToken) throw new Refusal('invalid_auth')
    if ((token === 'app') !== (given === options.appToken)) throw new Refusal('not_allowed_token_type')
    const needed = typeof scope === 'function' ? scope(args) : scope
    if (needed !== undefined && !scopes.has(needed))
      throw new Refusal('missing_scope', { needed, provided: [...scopes].join(',') })
  }

  #scopes(): Record<string, string> {
    return { 'x-oauth-scopes': [...this.#parts.workspace.scopes].join(',') }
  }
}
