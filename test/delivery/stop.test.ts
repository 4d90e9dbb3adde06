import { afterEach, describe, expect, it } from 'vitest'
import { startWork } from '../../src/work.ts'
import { engines } from '../support/engines.ts'
import { type House, house, said, settled, until } from './support.ts'

describe.each(engines)('being told to stop, on $name', ({ city }) => {
  let home: House | undefined
  afterEach(() => home?.close())

  it('ends what is being sent, returns what waits for its slot, and goes on after the next start', async () => {
    home = await house(await city(), 'slack', { limits: { perSecond: 4, perSecondAndPlace: 1 } })
    const { app, work, platform, write } = home
    await platform.faults({ slowMs: [500, 700] })
    await platform.next(['slow'], '送っている人')
    await write('送っている人')
    const rest = Array.from({ length: 12 }, (_, number) => `並んでいる人${number}`)
    for (const place of rest) await write(place)
    await until(
      () => platform.book(),
      ({ requests }) => requests >= 1,
    )
    await work.stop()

    const rows = await app.db.prisma.outboxMessage.findMany()
    const count = (state: string) => rows.filter((row) => row.state === state).length
    expect(count('sending') + count('unknown')).toBe(0)
    expect(count('queued')).toBeGreaterThan(0)
    const atStop = (await platform.book()).messages.length
    expect(atStop).toBe(count('sent'))
    const hands = await app.db.prisma.$queryRaw`SELECT id FROM pgboss.job WHERE state = 'active'`
    expect(hands).toEqual([])

    const again = await startWork(app, () => undefined)
    await again.receive(said('slack', 'あとから来た人', 'ヘルプ'))
    await settled(app.db, rest.length + 2)
    await again.stop()
    const places = (await platform.book()).messages.map(({ place }) => place)
    expect(places.sort()).toEqual(['送っている人', 'あとから来た人', ...rest].sort())
  })
})
