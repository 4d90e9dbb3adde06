import { setMaxListeners } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Job, Queue } from './queue.ts'

/** One kind of work in one process. */
export interface Work {
  readonly queue: string
  /** Jobs in hand at most. */
  readonly hands: number
  /** Nobody announces the work of other processes: it is looked for this often, in ms. */
  readonly pollMs: number
  /** Does a job and settles it. What it throws brings the job back after the growing delay of its queue. */
  work(job: Job, stop: AbortSignal): Promise<void>
  /** While it gives true, no new job is taken. */
  held?(): Promise<boolean>
  /** Told of each failure; the worker goes on. */
  failed(error: unknown): void
}

/** Takes jobs of one queue as hands become free: at once when woken, else as often as it polls. */
export class Worker {
  readonly #queue: Queue
  readonly #work: Work
  readonly #inHand = new Set<Promise<void>>()
  readonly #stop = new AbortController()
  #nudge: (() => void) | undefined
  #awake = false
  #more = false
  #running: Promise<void> | undefined

  constructor(queue: Queue, work: Work) {
    this.#queue = queue
    this.#work = work
    // Each job in hand may wait for it.
    setMaxListeners(0, this.#stop.signal)
  }

  start(): void {
    this.#running = this.#run()
  }

  /** There is work: it is fetched now and not at the next poll. */
  wake(): void {
    this.#awake = true
    this.#nudge?.()
  }

  /** Takes nothing more; waits for what is in hand, at most `ms`. What is left comes back when its lease ends. */
  async stop(ms: number): Promise<void> {
    this.#stop.abort()
    this.#nudge?.()
    // A fetch under way may still bring jobs.
    const done = Promise.resolve(this.#running).then(() => Promise.all(this.#inHand))
    const enough = new AbortController()
    await Promise.race([done, sleep(ms, undefined, { signal: enough.signal }).catch(() => undefined)])
    enough.abort()
  }

  async #run(): Promise<void> {
    const { pollMs, failed } = this.#work
    while (!this.#stop.signal.aborted) {
      try {
        await this.#fetch()
      } catch (error) {
        failed(error)
        this.#more = false
        this.#awake = false
      }
      if (!this.#stop.signal.aborted && !this.#awake && !(this.#more && this.#isHalfFree())) await this.#rest(pollMs)
    }
  }

  async #fetch(): Promise<void> {
    const { queue, hands, held } = this.#work
    const room = hands - this.#inHand.size
    this.#awake = false
    if (room < 1 || (await held?.())) {
      this.#more = room < 1
      return
    }
    const jobs = await this.#queue.fetch(queue, room)
    this.#more = jobs.length === room
    for (const job of jobs) this.#take(job)
  }

  #take(job: Job): void {
    const run = this.#work
      .work(job, this.#stop.signal)
      .catch(async (error: unknown) => {
        this.#work.failed(error)
        await this.#queue.fail(job)
      })
      // The database is away: the lease ends, and the job comes back.
      .catch(this.#work.failed)
      .finally(() => {
        this.#inHand.delete(run)
        if (this.#more && this.#isHalfFree()) this.#nudge?.()
      })
    this.#inHand.add(run)
  }

  /** Fetching for each hand that becomes free would cost a query a job. */
  #isHalfFree(): boolean {
    return this.#inHand.size <= this.#work.hands / 2
  }

  #rest(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const end = () => {
        clearTimeout(timer)
        this.#nudge = undefined
        resolve()
      }
      const timer = setTimeout(end, ms)
      this.#nudge = end
    })
  }
}
