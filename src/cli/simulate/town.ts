import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Temporal } from 'temporal-polyfill'
import { type App, openApp } from '../../app.ts'
import type { Courier } from '../../bot/delivery/courier.ts'
import { isAboutStressCheck } from '../../domain/stress-check/words.ts'
import type { Clock } from '../../infra/clock/clock.ts'
import { deliverer } from '../../work.ts'

/** The platform of the simulation: it takes everything and notes when. */
export const CHANNEL = 'simulated'

/** A message that arrived: 職員番号, and when by the simulated clock. */
export interface Arrived {
  readonly id: string
  readonly person: string
  readonly at: Temporal.Instant
  /** A letter of the stress check, whose rows go by date: it is known by its words alone. */
  readonly circular: 'stress_check' | undefined
}

/** The sample city in a database that nobody else sees, with a clock that is moved. */
export interface Town {
  readonly app: App
  readonly arrived: Arrived[]
  now(): Temporal.Instant
  /** Moves the clock on; never back. */
  moveTo(moment: Temporal.Instant): void
  /** Sends everything that waits, by the real delivery. */
  deliver(): Promise<void>
  close(): Promise<void>
}

/** The first line of the 申出 notice, which does not name the stress check. */
const REQUEST = /面接指導/

/** Jobs in hand at once: what waits goes out in few statements. */
const HANDS = 200

/** Builds the city at `from` in a folder of its own, with an account for everybody. Closing it removes the folder. */
export async function openTown(from: Temporal.Instant): Promise<Town> {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'hagukumi-simulate-'))
  const clock = new MovedClock(from)
  const arrived: Arrived[] = []
  const courier: Courier = {
    channel: CHANNEL,
    limits: { perSecond: 100_000, perSecondAndPlace: 100_000 },
    send: async ({ id, to, card }) => {
      const circular =
        isAboutStressCheck(card.title ?? '') || REQUEST.test(card.title ?? '') ? 'stress_check' : undefined
      arrived.push({ id, person: to.account.externalId, at: clock.now(), circular })
      return { kind: 'sent', receipt: { ref: id } }
    },
  }
  const app = await openApp(
    { databaseUrl: undefined, dataDir, logLevel: 'warn', port: undefined, slack: undefined },
    clock,
    { couriers: [courier], sampleCampaign: 'none' },
  )
  await app.db.prisma.$executeRaw`INSERT INTO account (id, channel, external_id, employee_id, linked_at)
    SELECT gen_random_uuid(), ${CHANNEL}, number, id, ${from.toString()}::timestamptz FROM employee`
  const send = deliverer(app, courier)
  const never = new AbortController().signal
  return {
    app,
    arrived,
    now: () => clock.now(),
    moveTo: (moment) => clock.moveTo(moment),
    deliver: async () => {
      for (;;) {
        const jobs = await app.queue.fetch(`deliver-${CHANNEL}`, HANDS)
        if (jobs.length === 0) return
        await Promise.all(jobs.map((job) => send(job, never)))
      }
    },
    close: async () => {
      await app.close()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

class MovedClock implements Clock {
  #at: Temporal.Instant

  constructor(at: Temporal.Instant) {
    this.#at = at
  }

  now(): Temporal.Instant {
    return this.#at
  }

  moveTo(moment: Temporal.Instant): void {
    if (moment.epochMilliseconds > this.#at.epochMilliseconds) this.#at = moment
  }
}
