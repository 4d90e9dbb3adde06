import { setTimeout as sleep } from 'node:timers/promises'
import { jsonOr, type NoAnswer, postRaw } from '../raw.ts'
import type { Urls } from '../urls.ts'
import type { Activity, Deliver } from './control.ts'
import type { Keys } from './keys.ts'
import type { TeamsOptions } from './shapes.ts'

/** One try to hand an activity over, at `at` ms since the epoch. */
export interface Try {
  readonly at: number
  /** How long the answer took. */
  readonly ms: number
  /** 0 without an answer. */
  readonly status: number
  /** JSON, or text where it is none; null without an answer. */
  readonly body: unknown
  readonly failure: NoAnswer | null
}

/** An activity on its way or at its end. */
export interface Delivered {
  readonly activity: Activity
  readonly tries: readonly Try[]
  /** Whether it will not be tried again. */
  readonly over: boolean
}

/** The end of a delivery: what the last try was answered. */
export type Answer = Delivered & Pick<Try, 'status' | 'body'>

interface Parts {
  readonly keys: Keys
  readonly urls: Urls
  readonly options: TeamsOptions
  /** Known once the platform listens. */
  serviceUrl(): string
}

/** Hands activities to the bots. An invoke is tried once: the person sees at once that it failed. */
export class Deliveries {
  readonly #parts: Parts
  readonly #all: (Delivered & { readonly tries: Try[]; over: boolean })[] = []

  constructor(parts: Parts) {
    this.#parts = parts
  }

  all(): readonly Delivered[] {
    return this.#all
  }

  /** Ends once the activity was answered, or is not tried again. */
  async deliver({ activity: given, ...how }: Deliver): Promise<Answer> {
    const activity = this.addressed(given)
    const delivery = { activity, tries: [] as Try[], over: false }
    this.#all.push(delivery)
    const pauses = activity.type === 'invoke' ? [] : this.#parts.options.retryMs
    for (const pause of [0, ...pauses]) {
      await sleep(pause)
      const tried = await this.post(this.#parts.urls.next(), { activity, ...how })
      delivery.tries.push(tried)
      if (tried.status > 0 && tried.status < 500) break
    }
    delivery.over = true
    const { status = 0, body = null } = delivery.tries.at(-1) ?? {}
    return { ...delivery, status, body }
  }

  /** Where the bot finds the platform is added here; what says so already stays as it is. */
  addressed(activity: Activity): Activity {
    return { serviceUrl: this.#parts.serviceUrl(), ...activity }
  }

  /** Tries once. Never rejects. */
  async post(url: string | undefined, { activity, token, headers }: Deliver): Promise<Try> {
    const at = Date.now()
    const none = { at, status: 0, body: null }
    if (url === undefined) return { ...none, ms: 0, failure: 'connection_failed' }
    const bearer = token ?? (await this.#parts.keys.right())
    const answer = await postRaw({
      url,
      headers: { 'content-type': 'application/json; charset=utf-8', ...authorization(bearer), ...headers },
      body: JSON.stringify(activity),
      patienceMs: this.#parts.options.patienceMs,
    })
    if (typeof answer === 'string') return { ...none, ms: Date.now() - at, failure: answer }
    return { at, ms: answer.ms, status: answer.status, body: jsonOr(answer.body), failure: null }
  }
}

function authorization(token: string): Record<string, string> {
  return token === '' ? {} : { authorization: `Bearer ${token}` }
}
