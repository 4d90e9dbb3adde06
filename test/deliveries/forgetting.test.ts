import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { App } from '../../src/app.ts'
import { forgetOld } from '../../src/infra/store/forget-old.ts'
import { MORNING } from '../support/clock.ts'
import { engines } from '../support/engines.ts'
import { idleApp, stood } from './support.ts'

const DAY = 24 * 3_600_000

describe.each(engines)('what nobody needs any more on $name', ({ city }) => {
  let app: App
  beforeAll(async () => {
    app = await idleApp(await city())
  })
  afterAll(() => app.close())
  const ago = (days: number) => new Date(MORNING.epochMilliseconds - days * DAY)

  it('is removed: the words of events after 7 days, and handled events', async () => {
    const all = [
      { id: 1, state: 'set_aside', settledAt: ago(7.01) },
      { id: 2, state: 'set_aside', settledAt: ago(6.99) },
      { id: 3, state: 'handled', settledAt: ago(7.01) },
      { id: 4, state: 'handled', settledAt: ago(6.99) },
      { id: 5, state: 'waiting', settledAt: null },
    ]
    const rest = { channel: 'slack', event: { text: '文' }, reason: 'Error', receivedAt: ago(60) }
    const idOf = (id: number) => `00000000-0000-4000-8000-00000000000${id}`
    await app.db.prisma.inboxEvent.createMany({ data: all.map((row) => ({ ...row, ...rest, id: idOf(row.id) })) })
    await forgetOld(app.db.prisma, MORNING)
    const kept = await app.db.prisma.inboxEvent.findMany({ orderBy: { id: 'asc' } })
    expect(kept.map(({ id, event, reason }) => [Number(id.slice(-1)), event !== null, reason])).toEqual([
      [1, false, 'Error'],
      [2, true, 'Error'],
      [4, true, 'Error'],
      [5, true, 'Error'],
    ])
  })

  it('is removed: the words of messages that did not go, 30 days after they were given up', async () => {
    const settled = { failed: { state: 'failed' }, unknown: { state: 'unknown', settled: true } } as const
    const wordsLeft = async (stand: Parameters<typeof stood>[2], days: number | undefined) => {
      const id = await stood(app, 'U1', stand)
      if (days !== undefined)
        await app.db.prisma.outboxMessage.update({ where: { id }, data: { settledAt: ago(days) } })
      await forgetOld(app.db.prisma, MORNING)
      const { card, state } = await app.db.prisma.outboxMessage.findUniqueOrThrow({ where: { id } })
      expect(state).toBe(stand?.state)
      return card !== null
    }
    for (const stand of Object.values(settled)) {
      expect([await wordsLeft(stand, 30.01), await wordsLeft(stand, 29.99)]).toEqual([false, true])
    }
    expect([await wordsLeft({ state: 'unknown' }, undefined), await wordsLeft({ state: 'queued' }, undefined)]).toEqual(
      [true, true],
    )
  })
})
