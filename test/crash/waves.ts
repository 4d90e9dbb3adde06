import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Platform } from '../platform/client.ts'
import { noticeText } from './endpoint.ts'
import type { NoticePlan } from './shapes.ts'

/** Has exactly one answer, and words of it that no other message has. */
const QUESTION = '主査級の企画立案能力って？'
const ANSWER = '主査級の「企画立案能力」'

/** Events and notices in one wave, of each. */
const SIZE = 5

/** A message that must arrive, once: the only one of its conversation. */
export interface Caused {
  readonly place: string
  readonly says: string
}

/** Causes messages: events that the platform posts, and notices that a worker plans. */
export class Waves {
  readonly caused: Caused[] = []
  readonly #platform: Platform
  readonly #urls: () => readonly string[]
  readonly #signal: AbortSignal
  readonly #plans: Promise<void>[] = []

  /** `urls` gives the workers that live as far as is known. */
  constructor(platform: Platform, urls: () => readonly string[], signal: AbortSignal) {
    this.#platform = platform
    this.#urls = urls
    this.#signal = signal
  }

  /** Begins a wave. The platform posts each event one to three times, and again until a worker takes it. */
  async begin(): Promise<void> {
    const first = this.caused.length
    const events = Array.from({ length: SIZE }, (_, n) => {
      return { id: `event-${first + n}`, place: `talk-${first + n}`, text: QUESTION }
    })
    const notices = Array.from({ length: SIZE }, (_, n) => ({ id: randomUUID(), place: `told-${first + SIZE + n}` }))
    this.caused.push(...events.map(({ place }) => ({ place, says: ANSWER })))
    this.caused.push(...notices.map(({ id, place }) => ({ place, says: noticeText(id) })))
    const plan = this.#plan({ campaign: `wave-${first}`, notices })
    // Where it fails the run is over, for a reason of its own.
    plan.catch(() => undefined)
    this.#plans.push(plan)
    const urls = eventUrls(this.#urls())
    await this.#platform.deliver({ urls, events, copies: [1, 3], shuffle: true, giveUpMs: 3_600_000 })
  }

  /** Ends once everything was taken in. */
  async taken(): Promise<void> {
    await Promise.all(this.#plans)
    for (;;) {
      const { events, acked, pending } = await this.#platform.inbound()
      if (acked === events && pending === 0) return
      await sleep(100, undefined, { signal: this.#signal })
    }
  }

  /** Whoever plans a campaign plans it again until it knows that it is written. */
  async #plan(plan: NoticePlan): Promise<void> {
    for (let attempt = 0; ; attempt++) {
      const urls = this.#urls()
      const url = urls[attempt % urls.length]
      if (url && (await planned(url, plan))) return
      await sleep(100, undefined, { signal: this.#signal })
    }
  }
}

/** Where the platform posts events. */
export function eventUrls(urls: readonly string[]): string[] {
  return urls.map((url) => `${url}/events`)
}

function planned(url: string, plan: NoticePlan): Promise<boolean> {
  const body = JSON.stringify(plan)
  return fetch(`${url}/plan`, { method: 'POST', body, signal: AbortSignal.timeout(3_000) }).then(
    async (response) => {
      await response.arrayBuffer()
      return response.ok
    },
    () => false,
  )
}
