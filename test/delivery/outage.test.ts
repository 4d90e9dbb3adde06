import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, describe, expect, inject, it } from 'vitest'
import { queryFailure } from '../../src/infra/db/index.ts'
import { openDatabase } from '../../src/infra/db/open.ts'
import { startCluster } from '../support/cluster.ts'
import { type House, house, said, settled } from './support.ts'

/** Seconds without a database. */
const AWAY_S = 30

describe.runIf(inject('server') && !process.env.TEST_DATABASE_URL)('a PostgreSQL server that is away for 30 s', () => {
  let home: House | undefined
  let cluster: Awaited<ReturnType<typeof startCluster>>
  afterEach(async () => {
    await home?.close()
    await cluster?.stop()
  })

  it('loses and doubles nothing: what comes meanwhile is refused honestly, and it goes on by itself', async () => {
    cluster = await startCluster()
    if (!cluster) throw new Error('no PostgreSQL programs')
    const db = await openDatabase({ databaseUrl: cluster.url, dataDir: '' })
    home = await house(db, 'slack', { platform: { seed: 7 } })
    const { work, platform } = home
    await platform.faults({ weights: { ok: 4, slow: 4, lost: 1 }, slowMs: [300, 800] })

    const refusals: unknown[] = []
    const stop = new AbortController()
    const people = Array.from({ length: 40 }, (_, number) => `person-${number}`)
    const arriving = Promise.all(people.map((person, number) => arrive(person, number)))
    /** A platform sends an event again until it is taken. */
    async function arrive(person: string, number: number): Promise<void> {
      await sleep(number * 250)
      const event = said('slack', person, 'ヘルプ')
      while (!stop.signal.aborted) {
        const refusal = await work.receive(event).then(
          () => undefined,
          (error: unknown) => error,
        )
        if (refusal === undefined) return
        refusals.push(refusal)
        await sleep(1_000)
      }
    }

    await sleep(2_000)
    await cluster.halt()
    await expect(work.ready()).rejects.toThrow()
    await sleep(AWAY_S * 1_000)
    await cluster.resume()
    await arriving
    const rows = await settled(db, people.length)
    stop.abort()

    expect(rows.map(({ state }) => state)).toEqual(people.map(() => 'sent'))
    const { messages } = await platform.book()
    expect(messages.map(({ place }) => place).sort()).toEqual([...people].sort())
    expect(refusals.length).toBeGreaterThan(10)
    expect(refusals.map((refusal) => queryFailure(refusal)?.code)).toEqual(refusals.map(() => 'unavailable'))
    await expect(work.ready()).resolves.toEqual([])
  })
})
