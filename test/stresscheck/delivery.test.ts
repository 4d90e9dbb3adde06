import { afterEach, describe, expect, it } from 'vitest'
import type { App } from '../../src/app.ts'
import { card } from '../../src/bot/card/card.ts'
import { newId, systemClock } from '../../src/infra/clock/clock.ts'
import { giveUp, openWork } from '../../src/infra/store/messages/open-work.ts'
import { continueSending, pauseSending } from '../../src/infra/store/messages/pause.ts'
import { postReplies } from '../../src/infra/store/stress-check/post.ts'
import { sendLetters } from '../../src/scans.ts'
import { type House, house, until } from '../delivery/support.ts'
import { engines } from '../support/engines.ts'
import { approved, FIRST, letters, linked, says, stresscheck } from './support.ts'
import { type WorkingCity, workingCity } from './working.ts'

describe.each(engines)('a message of the stress check on $name', ({ city }) => {
  let home: House | undefined
  afterEach(() => home?.close())
  const at = async (channel: 'slack' | 'teams', more: Parameters<typeof house>[2] = {}) => {
    home = await house(await city(), channel, more)
    return home
  }
  const write = async ({ app, work }: House, channel: string, place: string): Promise<string> => {
    const id = await written(app, channel, place)
    work.wake()
    return id
  }
  const settled = ({ app }: House) =>
    until(
      () => app.db.prisma.stressCheckMessage.findMany({ orderBy: { createdAt: 'asc' } }),
      (rows) => rows.length > 0 && rows.every(({ settledAt }) => settledAt !== null),
    )

  it('is sent once, its words are gone from the row, and nothing of it is in another table', async () => {
    const { app, platform } = await at('slack')
    if (!home) throw new Error('the house is open')
    const id = await write(home, 'slack', '一人目')
    const [row] = await settled(home)
    expect(row).toMatchObject({ id, state: 'sent', tries: 1, card: null })
    expect((await platform.book()).messages).toMatchObject([{ key: id, place: '一人目', again: false }])
    expect([await app.db.prisma.outboxMessage.count(), await app.db.prisma.deliveryNote.count()]).toEqual([0, 0])
  })

  it.each(['lost', 'error_after'] as const)(
    'is asked for after an unclear end (%s) and not sent again',
    async (fault) => {
      const opened = await at('slack')
      await opened.platform.next([fault])
      await write(opened, 'slack', 'どちらか')
      const [row] = await settled(opened)
      expect(row).toMatchObject({ state: 'sent', reason: 'found', tries: 1, again: false })
      expect((await opened.platform.book()).messages).toHaveLength(1)
      expect(await opened.app.db.prisma.deliveryNote.count()).toBe(0)
    },
  )

  it('is sent again when it is known not to have arrived', async () => {
    const opened = await at('slack')
    await opened.platform.next(['drop'])
    await write(opened, 'slack', 'どちらか')
    expect((await settled(opened))[0]).toMatchObject({ state: 'sent', tries: 2, again: false })
    expect((await opened.platform.book()).messages).toHaveLength(1)
  })

  it('is marked where nobody can be asked whether the first one arrived', async () => {
    const opened = await at('teams')
    await opened.platform.next(['lost'])
    await write(opened, 'teams', 'どちらか')
    expect((await settled(opened))[0]).toMatchObject({ state: 'sent', tries: 2, again: true })
    expect((await opened.platform.book()).messages.map(({ again }) => again)).toEqual([false, true])
  })

  it('that cannot be read is set aside, and those behind it go out', async () => {
    const opened = await at('slack')
    const { prisma } = opened.app.db
    await pauseSending(opened.app.db, '試験', { actor: 'test', now: systemClock.now() })
    const broken = await write(opened, 'slack', '壊れた')
    await prisma.$executeRaw`UPDATE stress_check_message SET card = '{"blocks": 1}' WHERE id = ${broken}::uuid`
    await write(opened, 'slack', '後ろの人')
    await continueSending(opened.app.db, { actor: 'test', now: systemClock.now() })
    const rows = await settled(opened)
    expect(rows.map(({ state, reason }) => [state, reason])).toEqual([
      ['failed', 'damaged'],
      ['sent', null],
    ])
  })

  it('waits while sending is paused, and is taken up again where its job was lost', async () => {
    const opened = await at('slack')
    const { app, platform } = opened
    await pauseSending(app.db, '災害対応', { actor: 'test', now: systemClock.now() })
    const id = await write(opened, 'slack', '待つ人')
    const { prisma } = app.db
    expect(await openWork(prisma)).toEqual([{ queue: 'deliver-slack', priority: 1, names: { id, place: '待つ人' } }])
    await until(
      async () => (await app.queue.missing(await openWork(prisma))).length,
      (missing) => missing === 0,
    )
    expect((await platform.book()).messages).toEqual([])
    await prisma.$executeRaw`DELETE FROM pgboss.job`
    await continueSending(app.db, { actor: 'test', now: systemClock.now() })
    const missing = await app.queue.missing(await openWork(prisma))
    await prisma.$transaction((tx) => app.queue.insert(tx, missing))
    opened.work.wake()
    expect((await settled(opened))[0]).toMatchObject({ id, state: 'sent' })
  })

  it('is given up where all runs died: failed, or unknown where it may have arrived', async () => {
    const { app, work } = await at('slack')
    await work.stop()
    const ids = [await written(app, 'slack', 'a'), await written(app, 'slack', 'b')]
    await app.db.prisma.stressCheckMessage.update({ where: { id: ids[1] ?? '' }, data: { state: 'sending' } })
    for (const id of ids) {
      const job = { queue: 'ended', id: newId(), priority: 0, runs: 1, names: { id, place: 'a' } }
      await giveUp(app.db, job, { jobs: app.queue, at: systemClock.now(), as: 'queued', newId })
    }
    const rows = await app.db.prisma.stressCheckMessage.findMany({ orderBy: { createdAt: 'asc' } })
    expect(rows.map(({ state, reason }) => [state, reason])).toEqual([
      ['failed', 'gave_up'],
      ['unknown', 'gave_up'],
    ])
  })
})

/** Writes a message of the stress check to somebody, with its job; gives its id. */
async function written(app: App, channel: string, place: string): Promise<string> {
  const id = newId()
  const message = {
    id,
    place: { kind: 'direct', id: place },
    card: card('お知らせ').build(),
    evidence: undefined,
  } as const
  const account = { channel, externalId: place }
  const posting = { jobs: app.queue, at: systemClock.now(), as: 'queued', account } as const
  await app.db.prisma.$transaction((tx) => postReplies(tx, [message], posting))
  return id
}

describe.each(engines)('a letter of the stress check on $name', ({ city }) => {
  let world: WorkingCity | undefined
  afterEach(() => world?.close())

  it('waits while 災害対応中 is set, though it was posted before, and goes on afterwards', async () => {
    world = await workingCity(await city())
    const { app, at } = world
    const { prisma } = app.db
    const people = await linked(app, 2)
    await approved(
      app,
      people.map(({ number }) => number),
    )
    await pauseSending(app.db, '試験', { actor: 'test', now: systemClock.now() })
    app.clock.set('2027-06-01T09:10')
    await sendLetters(app)
    await prisma.setting.update({ where: { key: 'disaster' }, data: { value: 'on' } })
    await continueSending(app.db, { actor: 'test', now: systemClock.now() })
    await says(app, 'U-ASKS', 'ストレスチェックいつまで')
    await new Promise((resolve) => setTimeout(resolve, 500))
    expect(await letters(app)).toEqual(people.map(({ account }) => `start ${account} queued`))
    await prisma.setting.update({ where: { key: 'disaster' }, data: { value: 'off' } })
    await at('2027-06-01T10:00')
    expect(await letters(app)).toEqual(people.map(({ account }) => `start ${account} sent`))
  })

  it('that said how to ask for the interview goes again where it did not arrive; an encouragement does not', async () => {
    world = await workingCity(await city())
    const { app, at } = world
    const people = await linked(app, 2)
    await approved(
      app,
      people.map(({ number }) => number),
    )
    for (const moment of ['2027-06-01T09:10', '2027-07-14T09:10']) await at(moment)
    const card = { blocks: [], citations: [], buttons: [] }
    await app.db.prisma.stressCheckMessage.updateMany({ data: { state: 'failed', card } })
    expect(await stresscheck(app, ['again', '--as', FIRST])).not.toMatch(/[0-9]/)
    await at('2027-07-14T10:00')
    expect(await letters(app)).toEqual(
      ['start', 'request'].flatMap((kind) =>
        people.map(({ account }) => `${kind} ${account} ${kind === 'start' ? 'failed' : 'sent'}`),
      ),
    )
  })
})
