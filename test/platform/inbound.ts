import { setTimeout as sleep } from 'node:timers/promises'
import { between, oneOf, type Random, shuffled } from './random.ts'
import type { Delivery } from './shapes.ts'

const MOST_IN_FLIGHT = 8
const RETRY_MS = [50, 500] as const

/** How far the deliveries are. */
export interface InboundState {
  /** Events to deliver so far, by id. */
  readonly events: number
  /** Events of which at least one copy got a 2xx. */
  readonly acked: number
  /** Copies that are still tried, or wait for their first try. */
  readonly pending: number
  /** Copies that nobody took in time. */
  readonly givenUp: number
  /** Tries that have ended, whatever came of them. */
  readonly posts: number
}

/** An event to post; the rest of it is whatever the platform posts. */
export type PostedEvent = Delivery['events'][number]

/** Posts an event that `failed` times nobody took; gives whether it was taken now. Never rejects. */
export type Post = (url: string, event: PostedEvent, failed: number) => Promise<boolean>

interface Copy {
  readonly event: PostedEvent
  readonly giveUpMs: number
  /** When it was tried first, in ms since the epoch. */
  since?: number
  triedAt?: string
  failed: number
}

/** Posts events to the bots until they take them. Each copy goes its own way, whatever became of the others. */
export class Inbound {
  readonly #random: Random
  readonly #post: Post
  readonly #ready: Copy[] = []
  readonly #events = new Set<string>()
  readonly #acked = new Set<string>()
  readonly #counts = { pending: 0, givenUp: 0, posts: 0 }
  #urls: readonly string[] = []
  #inFlight = 0

  /** `as` posts an event in the words of its platform. */
  constructor(random: Random, as: Post) {
    this.#random = random
    this.#post = as
  }

  /** Sends everything, also what is retried, to these from now on. */
  replaceUrls(urls: readonly string[]): void {
    this.#urls = urls
  }

  /** Starts a delivery; ends once every copy was made ready for its first try. */
  async deliver({ urls, events, copies, shuffle, giveUpMs, spacingMs }: Delivery): Promise<void> {
    this.replaceUrls(urls)
    const all = events.flatMap((event) => {
      this.#events.add(event.id)
      return Array.from({ length: between(this.#random, copies) }, (): Copy => ({ event, giveUpMs, failed: 0 }))
    })
    this.#counts.pending += all.length
    for (const copy of shuffle ? shuffled(this.#random, all) : all) {
      this.#ready.push(copy)
      this.#launch()
      if (spacingMs > 0) await sleep(spacingMs)
    }
  }

  state(): InboundState {
    return { events: this.#events.size, acked: this.#acked.size, ...this.#counts }
  }

  #launch(): void {
    while (this.#inFlight < MOST_IN_FLIGHT) {
      const copy = this.#ready.shift()
      if (!copy) return
      this.#inFlight++
      void this.#try(copy).finally(() => {
        this.#inFlight--
        this.#launch()
      })
    }
  }

  async #try(copy: Copy): Promise<void> {
    copy.since ??= Date.now()
    const others = this.#urls.filter((url) => url !== copy.triedAt)
    copy.triedAt = oneOf(this.#random, others) ?? this.#urls[0]
    const taken = copy.triedAt !== undefined && (await this.#post(copy.triedAt, copy.event, copy.failed))
    this.#counts.posts++
    if (taken) this.#acked.add(copy.event.id)
    else copy.failed++
    const late = Date.now() - copy.since >= copy.giveUpMs
    if (!taken && !late) return this.#retryLater(copy)
    this.#counts.pending--
    if (!taken) this.#counts.givenUp++
  }

  /** Before what still waits for its first try: a long queue does not make a retry late. */
  #retryLater(copy: Copy): void {
    setTimeout(
      () => {
        this.#ready.unshift(copy)
        this.#launch()
      },
      between(this.#random, RETRY_MS),
    )
  }
}
