import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import { freshId } from './fresh.ts'
import type { Carrier, Delivered, Payload, Try } from './payload.ts'
import { remember } from './said.ts'
import type { Workspace } from './workspace.ts'

interface Parts {
  readonly workspace: Workspace
  readonly carriers: Readonly<Record<Try['by'], Carrier>>
  /** Which way a try goes where none was asked for. */
  usual(): Try['by']
  /** The url of the platform, known once it listens. */
  origin(): string
}

/** Hands payloads to the bots. Only events are tried again: a person sees at once that a press or a command failed. */
export class Deliveries {
  readonly #parts: Parts
  readonly #all: (Delivered & { readonly tries: Try[]; taken: boolean; over: boolean })[] = []

  constructor(parts: Parts) {
    this.#parts = parts
  }

  all(): readonly Delivered[] {
    return this.#all
  }

  /** Ends once the payload was taken, or is not tried again. */
  async deliver(given: Payload, by?: Try['by']): Promise<Delivered> {
    const payload = this.#complete(given)
    const delivery = { number: this.#all.length + 1, payload, tries: [] as Try[], taken: false, over: false }
    this.#all.push(delivery)
    const pauses = payload.kind === 'event' ? this.#parts.workspace.options.retryMs : []
    for (const pause of [0, ...pauses]) {
      await sleep(pause)
      const failed = delivery.tries.at(-1)
      const retry = failed && { times: delivery.tries.length, reason: failed.failure ?? 'http_error' }
      const tried = await this.#parts.carriers[by ?? this.#parts.usual()](payload, retry)
      delivery.tries.push(tried)
      delivery.taken = tried.failure === null
      if (delivery.taken || tried.last) break
    }
    delivery.over = true
    return delivery
  }

  /** Adds what only the platform can give, and remembers what was said. */
  #complete({ kind, body }: Payload): Payload {
    if (kind === 'event') {
      remember(this.#parts.workspace, body)
      return { kind, body }
    }
    const { workspace, origin } = this.#parts
    const { trigger_id = freshId(''), response_url = `${origin()}/response/${freshId('')}` } = body
    const user = who.parse(body)
    workspace.triggers.add(String(trigger_id), user, Date.now() + workspace.options.triggerMs)
    const answerable = kind === 'command' || ANSWERABLE.includes(String(body.type))
    return { kind, body: { ...body, trigger_id, ...(answerable ? { response_url } : {}) } }
  }
}

/** Interactions that come from a message, and can be answered in its place. */
const ANSWERABLE = ['block_actions', 'message_action']

const who = z
  .union([z.looseObject({ user_id: z.string() }), z.looseObject({ user: z.looseObject({ id: z.string() }) })])
  .transform((body) => ('user_id' in body ? String(body.user_id) : body.user.id))
