import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { App } from '../../src/app.ts'
import type { Courier } from '../../src/bot/delivery/courier.ts'
import type { Event } from '../../src/bot/event.ts'
import { newId, systemClock } from '../../src/infra/clock/clock.ts'
import { type Database, openDatabase } from '../../src/infra/db/index.ts'
import { eventKey } from '../../src/infra/store/messages/event-shape.ts'
import { startWork, type Working } from '../../src/work.ts'
import { QUICK, said, until } from '../delivery/support.ts'
import { UNLIMITED } from '../platform/courier.ts'
import { appOn } from '../support/app.ts'
import { type Engine, engines, freshServerDatabase } from '../support/engines.ts'

// Two bots are opened at once, on a machine that may be busy.
vi.setConfig({ hookTimeout: 180_000 })

const seed = Number(process.env.FC_SEED ?? Math.floor(Math.random() * 2 ** 31))
process.stderr.write(`inbound schedules: FC_SEED=${seed}\n`)

/** Schedules in all, over both engines; ten thousand in the long run. */
const RUNS = process.env.HAGUKUMI_LONG ? 10_000 : 500

/** What is typed; each gets exactly one message in answer. */
const TEXTS = ['ヘルプ', '主査級の企画立案能力って？', '上司に毎日どなられて眠れません', '自己啓発の助成は上限いくら？']

/** One copy of an event on its way: which event, and which of the processes it reaches. */
interface Arrival {
  readonly event: number
  readonly at: number
}

/** Up to five events of up to three people, each in one to four copies, in any order, to either process. */
const schedule = fc
  .array(fc.record({ person: fc.nat(2), text: fc.constantFrom(...TEXTS), copies: fc.integer({ min: 1, max: 4 }) }), {
    minLength: 1,
    maxLength: 5,
  })
  .chain((events) => {
    const arrivals = events.flatMap(({ copies }, event) => Array.from({ length: copies }, () => event))
    return fc.record({
      events: fc.constant(events),
      order: fc.shuffledSubarray(arrivals, { minLength: arrivals.length, maxLength: arrivals.length }),
      at: fc.array(fc.nat(1), { minLength: arrivals.length, maxLength: arrivals.length }),
      /** How many arrive before the first ones may have been handled. */
      together: fc.integer({ min: 1, max: arrivals.length }),
    })
  })

describe.each(engines)('events in copies and out of order, on $name', (engine) => {
  const sent = new Map<string, number>()
  let apps: readonly App[] = []
  let works: readonly Working[] = []

  beforeAll(async () => {
    const courier: Courier = {
      channel: 'slack',
      limits: UNLIMITED,
      send: async ({ id }) => {
        sent.set(id, (sent.get(id) ?? 0) + 1)
        return { kind: 'sent', receipt: { ref: id } }
      },
    }
    const databases = await open(engine)
    apps = await Promise.all(databases.map((db) => appOn(db, systemClock, { couriers: [courier], patience: QUICK })))
    works = await Promise.all(apps.map((app) => startWork(app, (error) => Promise.reject(error))))
  })
  afterAll(async () => {
    await Promise.all(works.map((work) => work.stop()))
    for (const app of [...apps].reverse()) await app.close()
  })

  it('have one effect each', { timeout: 3_600_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(schedule, async ({ events, order, at, together }) => {
        const run = newId()
        const happened = events.map(({ person, text }) => said('slack', `${run}-${person}`, text))
        const arrivals = order.map((event, place): Arrival => ({ event, at: at[place] ?? 0 }))
        await Promise.all(arrivals.slice(0, together).map((arrival) => arrive(arrival, happened)))
        for (const arrival of arrivals.slice(together)) await arrive(arrival, happened)
        await expectOneEffect(happened)
      }),
      { seed, numRuns: Math.ceil(RUNS / engines.length) },
    )
  })

  function arrive({ event, at }: Arrival, happened: readonly Event[]): Promise<boolean> | undefined {
    const what = happened[event]
    return what && works[at % works.length]?.receive(what)
  }

  async function expectOneEffect(happened: readonly Event[]): Promise<void> {
    const prisma = apps[0]?.db.prisma
    if (!prisma) throw new Error('no app')
    const causes = happened.map(eventKey)
    const rows = await until(
      () => prisma.outboxMessage.findMany({ where: { cause: { in: causes } } }),
      (found) => found.length >= causes.length && found.every(({ settledAt }) => settledAt !== null),
    )
    expect(rows.map(({ cause }) => cause).sort()).toEqual([...causes].sort())
    expect(rows.map(({ id }) => sent.get(id))).toEqual(rows.map(() => 1))
    const kept = await prisma.inboxEvent.findMany({ where: { id: { in: causes } } })
    expect(kept.map(({ state, event }) => [state, event])).toEqual(causes.map(() => ['handled', null]))
  }
})

/** The databases of two processes that share a server; the embedded database has one. */
async function open(engine: Engine): Promise<readonly Database[]> {
  if (engine.name === 'PGlite') return [await engine.city()]
  const { url, drop } = await freshServerDatabase('city')
  const [one, two] = await Promise.all([1, 2].map(() => openDatabase({ databaseUrl: url, dataDir: '' })))
  if (!one || !two) throw new Error('two databases were opened')
  return [{ ...one, close: () => one.close().then(drop) }, two]
}
