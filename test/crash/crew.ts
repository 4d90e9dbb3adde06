import { setTimeout as sleep } from 'node:timers/promises'
import { type Bot, startBot } from './bot.ts'
import type { Diary } from './diary.ts'
import { type Kill, nameOf } from './kills.ts'
import type { WorkerArgument } from './shapes.ts'
import type { Stage } from './stage.ts'

/** A worker that has not reached its step by then gets more to do; in ms. */
const MORE_AFTER_MS = 4_000

interface Life {
  readonly bot: Bot
  /** How it will end; undefined for one that may live. */
  readonly kill: Kill | undefined
}

interface Parts {
  readonly argument: WorkerArgument
  readonly stage: Stage
  readonly diary: Diary
  /** Kills still to be done; all workers take from the same list. */
  readonly kills: Kill[]
  /** Causes more messages. */
  readonly wave: () => Promise<void>
  readonly signal: AbortSignal
}

/** The workers of a run, their deaths and their successors. */
export class Crew {
  readonly #parts: Parts
  readonly #alive = new Set<Bot>()
  readonly #urls = new Map<Bot, string>()
  #deaths = 0

  constructor(parts: Parts) {
    this.#parts = parts
  }

  /** Where the workers listen that live as far as is known. */
  get urls(): readonly string[] {
    return [...this.#urls.values()]
  }

  /** Workers killed so far. */
  get deaths(): number {
    return this.#deaths
  }

  /** One worker after another until no kill is left; ends once the last one, which may live, is at work. */
  async live(): Promise<void> {
    for (let life = this.#begin(); ; ) {
      life.bot.go()
      const working = this.#greet(life.bot)
      if (!life.kill) return working
      // The next one loads its modules meanwhile: starting it afterwards would take longer than all the rest.
      const next = working.then(() => this.#begin())
      await Promise.all([this.#die(life.bot, life.kill, working), next])
      this.#bury(await life.bot.ended, life)
      life = await next
    }
  }

  /** Ends all workers as a supervisor does. */
  async close(): Promise<void> {
    for (const bot of this.#alive) bot.close()
    for (const bot of this.#alive) this.#parts.diary.add(await bot.ended, undefined)
    this.#alive.clear()
  }

  /** Ends whatever still runs. */
  async kill(): Promise<void> {
    for (const bot of this.#alive) bot.kill()
    await Promise.allSettled([...this.#alive].map(({ ended }) => ended))
  }

  #begin(): Life {
    this.#parts.signal.throwIfAborted()
    const kill = this.#parts.kills.shift()
    const bot = startBot({ ...this.#parts.argument, ...killAtOf(kill) })
    this.#alive.add(bot)
    return { bot, kill }
  }

  /** Tells the platform where it listens. */
  async #greet(bot: Bot): Promise<void> {
    const url = await bot.ready
    if (url === undefined) return
    this.#urls.set(bot, url)
    await this.#parts.stage.bots(this.urls)
  }

  async #die(bot: Bot, kill: Kill, working: Promise<void>): Promise<void> {
    const { wave, signal } = this.#parts
    await wave()
    if (kill.at !== 'starting') await working
    if (kill.at !== 'step') {
      await sleep(kill.afterMs, undefined, { signal })
      return bot.kill()
    }
    while (!(await endsWithin(bot, MORE_AFTER_MS))) {
      signal.throwIfAborted()
      await wave()
    }
  }

  #bury(said: string, { bot, kill }: Life): void {
    this.#parts.diary.add(said, kill && nameOf(kill))
    this.#deaths += 1
    this.#alive.delete(bot)
    this.#urls.delete(bot)
  }
}

function killAtOf(kill: Kill | undefined): Pick<WorkerArgument, 'killAt'> {
  if (kill?.at !== 'step') return {}
  const { at: _, ...killAt } = kill
  return { killAt }
}

async function endsWithin(bot: Bot, ms: number): Promise<boolean> {
  const enough = new AbortController()
  const inTime = bot.ended.then(() => true)
  const late = sleep(ms, false, { signal: enough.signal }).catch(() => false)
  return Promise.race([inTime, late]).finally(() => enough.abort())
}
