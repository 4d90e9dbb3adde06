import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { told } from './asking.ts'
import type { Drive, DriveParts } from './drive.ts'
import { noticeText } from './endpoint.ts'
import type { NoticePlan } from './shapes.ts'
import type { Stage } from './stage.ts'
import { type Evidence, judge, type Verdict } from './verdict.ts'

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
export class Waves implements Drive {
  readonly #caused: Caused[] = []
  readonly #stage: Stage
  readonly #urls: () => readonly string[]
  readonly #signal: AbortSignal
  readonly #plans: Promise<void>[] = []
  #people = 0

  constructor({ stage, urls, signal }: DriveParts) {
    this.#stage = stage
    this.#urls = urls
    this.#signal = signal
  }

  /** Begins a wave. The platform posts each event one to three times, and again until a worker takes it. */
  async begin(): Promise<void> {
    // Taken before anything is waited for: the waves of two workers begin at the same time.
    const first = this.#people
    this.#people += 2 * SIZE
    const people = (name: string, from: number) => Array.from({ length: SIZE }, (_, n) => `U0${name}${from + n}`)
    const [asking, noticed] = [people('TALK', first), people('TOLD', first + SIZE)]
    const notices = noticed.map((place) => ({ id: randomUUID(), place }))
    // A bot must live to get to know them; this wave may be what the next one waits for to begin its life.
    const plan = this.#stage.admit(noticed, 'anywhere').then(() => this.#plan({ campaign: `wave-${first}`, notices }))
    // Where it fails the run is over, for a reason of its own.
    plan.catch(() => undefined)
    this.#plans.push(plan)
    await this.#stage.bots(this.#urls())
    const answers = await this.#stage.say(asking, QUESTION)
    this.#caused.push(...answers.map((place) => ({ place, says: ANSWER })))
    this.#caused.push(...notices.map(({ id, place }) => ({ place, says: noticeText(id) })))
  }

  /** Ends once everything was taken in. */
  async taken(): Promise<void> {
    await Promise.all(this.#plans)
    for (;;) {
      const { events, acked, pending } = await this.#stage.inbound()
      if (acked === events && pending === 0) return
      await sleep(100, undefined, { signal: this.#signal })
    }
  }

  async sum(): Promise<(evidence: Evidence) => Verdict> {
    return (evidence) => judge(this.#caused, evidence)
  }

  /** Whoever plans a campaign plans it again until it knows that it is written. */
  #plan(plan: NoticePlan): Promise<void> {
    return told(this.#urls, '/plan', plan, this.#signal)
  }
}
