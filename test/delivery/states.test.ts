import { afterEach, describe, expect, it } from 'vitest'
import { systemClock } from '../../src/infra/clock/clock.ts'
import { continueSending, pauseSending } from '../../src/infra/store/messages/pause.ts'
import { engines } from '../support/engines.ts'
import { type House, house, said, settled, until } from './support.ts'

describe.each(engines)('a message on $name', ({ city }) => {
  let home: House | undefined
  afterEach(() => home?.close())
  const at = async (channel: 'slack' | 'teams', more: Parameters<typeof house>[2] = {}) => {
    home = await house(await city(), channel, more)
    return home
  }

  it('is sent once, and its words are gone from the row', async () => {
    const { app, platform, write } = await at('slack')
    const id = await write('一人目')
    const [row] = await settled(app.db)
    expect(row).toMatchObject({ id, state: 'sent', tries: 1, card: null, reason: null, notes: [] })
    expect((await platform.book()).messages).toMatchObject([{ key: id, place: '一人目', again: false }])
  })

  it('answers what was said, once, whatever comes twice; the words of both are kept nowhere', async () => {
    const { app, work, platform } = await at('slack')
    const event = said('slack', 'だれか', '主査級の企画立案能力って？')
    await Promise.all([work.receive(event), work.receive(event)])
    await work.receive(event)
    await settled(app.db)
    expect((await platform.book()).messages.map(({ text }) => text)).toEqual([expect.stringContaining('企画立案能力')])
    const kept = await app.db.prisma
      .$queryRaw`SELECT event::text FROM inbox_event UNION ALL SELECT card::text FROM outbox_message
      UNION ALL SELECT data::text FROM pgboss.job UNION ALL SELECT output::text FROM pgboss.job`
    expect(JSON.stringify(kept)).not.toMatch(/企画|主査/)
  })

  it('waits as long as the platform says, and then arrives', async () => {
    const { app, platform, write } = await at('slack')
    await platform.next(['throttle'])
    await write('待つ人')
    const [row] = await settled(app.db)
    expect(row).toMatchObject({ state: 'sent', tries: 1 })
    expect(row?.notes.map(({ what, reason }) => [what, reason])).toEqual([['queued', 'throttled']])
    const { messages, violations } = await platform.book()
    expect([messages.length, violations]).toEqual([1, []])
  })

  it.each(['lost', 'error_after', 'slow'] as const)(
    'is asked for after an unclear end (%s) and not sent again',
    async (fault) => {
      const { app, platform, write } = await at('slack')
      await platform.faults({ slowMs: [1_200, 1_400] })
      await platform.next([fault])
      await write('どちらか')
      const [row] = await settled(app.db)
      expect(row).toMatchObject({ state: 'sent', reason: 'found', tries: 1, again: false })
      expect((await platform.book()).messages).toHaveLength(1)
    },
  )

  it.each(['drop', 'error_before'] as const)(
    'is sent again when it is known not to have arrived (%s)',
    async (fault) => {
      const { app, platform, write } = await at('slack')
      await platform.next([fault])
      await write('どちらか')
      const [row] = await settled(app.db)
      expect(row).toMatchObject({ state: 'sent', tries: 2, again: false })
      expect((await platform.book()).messages).toMatchObject([{ again: false }])
    },
  )

  it('is marked where nobody can be asked whether the first one arrived', async () => {
    const { app, platform, write } = await at('teams')
    await platform.next(['lost'])
    await write('どちらか')
    const [row] = await settled(app.db)
    expect(row).toMatchObject({ state: 'sent', tries: 2, again: true })
    const { messages } = await platform.book()
    expect(messages.map(({ again }) => again)).toEqual([false, true])
    expect(messages[1]?.text).toMatch(/^【再送】お知らせ[\s\S]*もう一度お送りしました/)
  })

  it('is given up with a reason after its tries, and stays to be seen', async () => {
    const { app, platform, write } = await at('teams', { patience: { tries: 2, sendTimeoutMs: 300, askAfterMs: 600 } })
    await platform.faults({ weights: { error_before: 1 } })
    await write('だれも')
    const [row] = await settled(app.db)
    expect(row).toMatchObject({ state: 'unknown', reason: 'gave_up', tries: 2 })
    expect(row?.card).not.toBeNull()
  })

  it('that cannot be read is set aside with a reason, and those behind it go out', async () => {
    const { app, platform, write } = await at('slack')
    await pauseSending(app.db, '試験', { actor: 'test', now: systemClock.now() })
    const [broken, odd] = [await write('壊れた'), await write('変な状態')]
    await write('後ろの人')
    await app.db.prisma.$executeRaw`UPDATE outbox_message SET card = '{"blocks": 1}' WHERE id = ${broken}::uuid`
    await app.db.prisma.$executeRaw`UPDATE outbox_message SET state = 'foo' WHERE id = ${odd}::uuid`
    await app.db.prisma.$executeRaw`UPDATE pgboss.job SET data = '[]' WHERE id = ${broken}::uuid`
    await continueSending(app.db, { actor: 'test', now: systemClock.now() })
    await until(
      async () => (await platform.book()).messages,
      (messages) => messages.some(({ place }) => place === '後ろの人'),
    )
    const row = (id: string) => app.db.prisma.outboxMessage.findUnique({ where: { id } })
    await until(
      () => row(odd),
      (found) => found?.reason === 'damaged' && found.state === 'failed',
    )
    expect((await platform.book()).messages).toHaveLength(1)
  })

  it('does not leave while sending is paused; afterwards they leave at the pace of the limits', async () => {
    const { app, platform, write } = await at('slack')
    await pauseSending(app.db, '災害対応', { actor: 'test', now: systemClock.now() })
    const ids = await Promise.all(['a', 'b', 'c'].map((place) => write(place)))
    await until(
      () =>
        app.db.prisma.$queryRaw<
          { n: number }[]
        >`SELECT count(*)::int AS n FROM pgboss.job WHERE name = 'deliver-slack' AND state < 'active'`,
      ([found]) => found?.n === 3,
    )
    expect((await platform.book()).messages).toEqual([])
    await continueSending(app.db, { actor: 'test', now: systemClock.now() })
    await settled(app.db)
    expect((await platform.book()).messages.map(({ key }) => key).sort()).toEqual([...ids].sort())
  })
})
