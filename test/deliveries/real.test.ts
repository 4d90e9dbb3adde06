import { afterEach, describe, expect, it } from 'vitest'
import { eventKey } from '../../src/infra/store/messages/event-shape.ts'
import { startWork } from '../../src/work.ts'
import { type House, house, said, settled, until } from '../delivery/support.ts'
import { engines } from '../support/engines.ts'
import { hagukumi, shortly } from './support.ts'

/** A send on a busy machine ends within its time: what fails here fails because it was ordered to. */
const SURE = { sendTimeoutMs: 1_500, askAfterMs: 3_000, leaseS: 10 }

describe.each(engines)('operators beside a bot at work on $name', ({ city }) => {
  let home: House | undefined
  afterEach(() => home?.close())
  const at = async (channel: 'slack' | 'teams', more: Parameters<typeof house>[2] = {}) => {
    home = await house(await city(), channel, more)
    return home
  }

  it('send a message again that failed, and it arrives once', async () => {
    const { app, platform, write } = await at('slack', { patience: { ...SURE, tries: 1 } })
    await platform.next(['error_before'])
    const id = await write('だれか', { campaign: '自己評価' })
    const [failed] = await settled(app.db)
    expect(failed).toMatchObject({ state: 'failed', reason: 'gave_up' })
    expect((await hagukumi(app, 'deliveries', 'resend', shortly(id))).code).toBe(0)
    const [row] = await settled(app.db)
    expect(row).toMatchObject({ state: 'sent', tries: 1, card: null })
    expect((await platform.book()).messages).toMatchObject([{ key: id, again: false }])
    expect((await hagukumi(app, 'deliveries', 'show', id)).out).toMatch(
      /送り直しを指示しました\n.*送信済みになりました\n/,
    )
    expect((await hagukumi(app, 'deliveries', 'resend', id)).err).toContain('もう届いているため')
  })

  it('send one in doubt once more, marked, where nobody can be asked', async () => {
    const { app, platform, write } = await at('teams', { patience: { ...SURE, tries: 1 } })
    await platform.next(['error_after'])
    const id = await write('だれか')
    expect((await settled(app.db))[0]).toMatchObject({ state: 'unknown', reason: 'gave_up' })
    await hagukumi(app, 'deliveries', 'resend', id, '--unknown')
    expect((await settled(app.db))[0]).toMatchObject({ state: 'sent', again: true })
    expect((await platform.book()).messages.map(({ again }) => again)).toEqual([false, true])
  })

  it('double nothing where the platform can be asked for one in doubt', async () => {
    const { app, platform, write } = await at('slack')
    await platform.next(['error_after'])
    const id = await write('だれか')
    const now = new Date()
    // Given up as unknown by hand: to get there the platform would have to be away for hours.
    await until(
      () => app.db.prisma.$executeRaw`UPDATE outbox_message SET settled_at = ${now} WHERE state = 'unknown'`,
      (count) => count === 1,
    )
    expect((await hagukumi(app, 'deliveries', 'resend', id, '--unknown')).code).toBe(0)
    expect((await settled(app.db))[0]).toMatchObject({ state: 'sent', reason: 'found' })
    expect((await platform.book()).messages).toHaveLength(1)
  })

  it('stop everything and let it go on', async () => {
    const { app, platform, write } = await at('slack')
    await hagukumi(app, 'deliveries', 'pause', '--reason', '試験')
    await write('だれか')
    expect((await hagukumi(app, 'deliveries', 'continue')).out).toBe('送信を動かしました。待ち 1件。')
    expect((await settled(app.db))[0]).toMatchObject({ state: 'sent' })
    expect((await platform.book()).messages).toHaveLength(1)
  })

  it('see an event that cannot be read set aside, and remove it', async () => {
    const { app, work } = await at('slack')
    await work.stop()
    const event = said('slack', 'だれか', '主査級の企画立案能力って？')
    const id = eventKey(event)
    await app.inbox.receive(event)
    await app.db.prisma.inboxEvent.update({ where: { id }, data: { event: {} } })
    const again = await startWork(app, () => undefined)
    try {
      const state = () => app.db.prisma.inboxEvent.findUniqueOrThrow({ where: { id } })
      expect(await until(state, (row) => row.state === 'set_aside')).toMatchObject({ reason: 'damaged' })
      expect((await hagukumi(app, 'inbox', 'list')).out).toMatch(
        new RegExp(
          `^扱うのを待っているもの 0件、取り分けたもの 1件\\n.*\\n${shortly(id)}  .*  slack  読めません  中身が壊れていて読めません$`,
        ),
      )
      expect((await hagukumi(app, 'inbox', 'discard', shortly(id))).out).toBe('1件の文を消しました。')
      expect(await state()).toMatchObject({ state: 'set_aside', event: null, reason: 'damaged' })
    } finally {
      await again.stop()
    }
  })

  it('hand back an event, and its person is answered', async () => {
    const { app, work, platform } = await at('slack')
    const event = said('slack', 'だれか', '主査級の企画立案能力って？')
    const id = eventKey(event)
    await work.stop()
    await app.inbox.receive(event)
    const why = { state: 'set_aside', reason: 'Error', settledAt: new Date() }
    await app.db.prisma.inboxEvent.update({ where: { id }, data: why })
    const again = await startWork(app, () => undefined)
    try {
      expect((await hagukumi(app, 'inbox', 'redrive', shortly(id))).code).toBe(0)
      await settled(app.db)
      expect((await platform.book()).messages.map(({ text }) => text)).toEqual([
        expect.stringContaining('企画立案能力'),
      ])
      expect(await app.db.prisma.inboxEvent.findUniqueOrThrow({ where: { id } })).toMatchObject({
        state: 'handled',
        event: null,
      })
    } finally {
      await again.stop()
    }
  })
})
