import { afterEach, describe, expect, inject, it } from 'vitest'
import { openDatabase } from '../../src/infra/db/index.ts'
import { until } from '../delivery/support.ts'
import { startSlack } from '../platform/slack/client.ts'
import { dm } from '../platform/slack/events.ts'
import { directOf } from '../platform/slack/identity.ts'
import { freshServerDatabase } from '../support/engines.ts'
import { quiet } from '../support/quiet.ts'
import { execute } from '../support/server.ts'
import { somebody } from './stage.ts'
import { type SlackHouse, slackHouse, type Way } from './support.ts'

/** The number of people who write at once. */
const PEOPLE = 12

describe.runIf(inject('server'))('several instances on one PostgreSQL and one workspace', () => {
  const closing: (() => Promise<unknown>)[] = []
  afterEach(async () => {
    for (const close of closing.splice(0).reverse()) await close()
  })

  /** So many instances, and the name of their database. */
  async function instances(way: Way, count: number) {
    const slack = await startSlack({ slack: { retryMs: [100, 300, 1_000, 2_000, 2_000] } })
    const { url, drop } = await freshServerDatabase('city')
    closing.push(() => slack.stop(), drop)
    const houses: SlackHouse[] = []
    for (let at = 0; at < count; at += 1) {
      const house = await slackHouse(await openDatabase({ databaseUrl: url, dataDir: '' }), way, { slack })
      closing.push(house.close)
      houses.push(house)
    }
    if (way === 'http') await slack.urls(houses.map((house) => house.url))
    const [first] = houses
    if (!first) throw new Error('no instance')
    return { slack, first, houses, name: new URL(url).pathname.slice(1) }
  }

  it.each<Way>(['http', 'socket'])('answer each event once over %s, whoever hears of it how often', async (way) => {
    const { slack, first, houses } = await instances(way, 2)
    const people = await Promise.all(Array.from({ length: PEOPLE }, () => somebody(first)))
    const messages = people.map((user) => dm(user, '主査級の企画立案能力って？'))
    const delivered = await Promise.all([...messages, ...messages].map((message) => slack.deliver(message)))
    expect(new Set(delivered.map(({ tries }) => tries[0]?.to)).size).toBe(2)
    await quiet(first)
    for (const user of people) expect(await first.answers(directOf(user))).toHaveLength(1)
    // A talk goes on wherever its next message arrives.
    await Promise.all(people.map((user) => slack.deliver(dm(user, 'じゃあ課長は？'))))
    await quiet(first)
    for (const user of people) {
      const [, second, ...more] = await first.answers(directOf(user))
      expect(second?.text).toContain('課長級の「企画立案能力」')
      expect(more).toEqual([])
    }
    expect(houses.flatMap(({ faults }) => faults)).toEqual([])
  })

  it('refuse an event honestly while the database is away, and answer it once after', async () => {
    const { slack, first, name } = await instances('http', 1)
    const user = await somebody(first)
    const server = inject('server')?.url ?? ''
    await execute(server, `ALTER DATABASE ${name} WITH ALLOW_CONNECTIONS false`)
    await execute(server, `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${name}'`)
    const delivery = slack.deliver(dm(user, '主査級の企画立案能力って？'))
    await until(
      async () => (await slack.deliveries()).at(-1)?.tries ?? [],
      (tries) => tries.length > 1,
    )
    expect(await first.notReady()).toEqual(['database'])
    await execute(server, `ALTER DATABASE ${name} WITH ALLOW_CONNECTIONS true`)
    const { tries, taken } = await delivery
    expect(tries[0]).toMatchObject({ status: 500, failure: 'http_error' })
    expect(taken).toBe(true)
    await quiet(first)
    expect(await first.answers(directOf(user))).toHaveLength(1)
    expect(await first.notReady()).toEqual([])
  })
})
