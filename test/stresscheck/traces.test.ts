import { afterEach, describe, expect, it } from 'vitest'
import { plainText } from '../../src/bot/card/plain.ts'
import { run } from '../../src/cli/run.ts'
import { newId } from '../../src/infra/clock/clock.ts'
import { giveUp } from '../../src/infra/store/messages/open-work.ts'
import { paperIo } from '../support/app.ts'
import { engines } from '../support/engines.ts'
import { tablesWith } from '../support/tables.ts'
import { allSent, approved, at, type IdleCity, idleCity, linked, pressOf } from './support.ts'

describe.each(engines)('a press about the stress check on $name', ({ city }) => {
  let app: IdleCity
  afterEach(() => app.close())
  const open = async () => {
    app = await idleCity(await city())
    const [one] = await linked(app, 1)
    if (!one) throw new Error('one person')
    await approved(app, [one.number])
    await at(app, '2027-06-01T09:10')
    return one
  }

  it('is answered in rows of their own: no table beside knows the silence, the answer or the person who pressed', async () => {
    const { id, account } = await open()
    const before = await tablesWith({ app }, account)
    const press = await pressOf(app, account, '今後この知らせを止める')
    await app.inbox.receive(press)
    const [job] = await app.queue.fetch('inbox', 1)
    if (!job) throw new Error('the event has a job')
    await app.inbox.handle(job.names.id, job)
    expect(await tablesWith({ app }, '今後はお送りしません')).toEqual(['public.stress_check_message'])
    expect(await tablesWith({ app }, '"resume"')).toEqual(['public.stress_check_message'])
    expect(await tablesWith({ app }, press.messageId)).toEqual(
      expect.not.arrayContaining(['public.inbox_event', 'public.outbox_message', 'public.button']),
    )
    expect(await app.db.prisma.stressCheckSilence.findMany()).toMatchObject([{ employeeId: id }])
    expect(await tablesWith({ app }, account)).toEqual(before)
    expect(await app.db.prisma.conversation.count({ where: { externalId: account } })).toBe(0)
  })

  it('that is set aside keeps nothing of what was pressed or said; the person is told its number', async () => {
    const { account } = await open()
    const press = await pressOf(app, account, '今後この知らせを止める')
    const word = { ...press, id: newId(), kind: 'said', text: 'ストレスチェックの知らせを止める' } as const
    const other = { ...word, id: newId(), text: '主査級に求められる能力' } as const
    for (const event of [press, word, other]) {
      await app.inbox.receive(event)
      const [job] = await app.queue.fetch('inbox', 1)
      if (!job) throw new Error('the event has a job')
      await giveUp(app.db, job, { jobs: app.queue, at: app.clock.now(), as: 'queued', newId })
    }
    const rows = await app.db.prisma.inboxEvent.findMany({ orderBy: { settledAt: 'asc' } })
    expect(rows.map(({ state, event }) => [state, event !== null])).toEqual([
      ['set_aside', false],
      ['set_aside', false],
      ['set_aside', true],
    ])
    expect(await app.db.prisma.outboxMessage.count()).toBe(3)
  })

  it('by somebody else, or of a letter long gone, does nothing but say so', async () => {
    const { account } = await open()
    const press = await pressOf(app, account, '今後この知らせを止める')
    const [foreign] = await app.take({ ...press, account: { channel: 'slack', externalId: 'U-OTHER' } })
    expect(foreign && plainText(foreign.card)).toMatch(/ほかの方にお送りしたものです/)
    expect(await app.db.prisma.stressCheckSilence.count()).toBe(0)
    await at(app, '2027-07-14T09:10')
    await allSent(app)
    await at(app, '2027-07-31T00:00')
    const [late] = await app.take({ ...press, at: app.clock.now() })
    expect(late && plainText(late.card)).toMatch(/このボタンは古くなりました/)
  })

  it('is a number in the terminal', async () => {
    await open()
    const io = paperIo(['ストレスチェックいつまで', '1'])
    await run({ command: 'talk', argv: ['--at', '2027-06-02T09:00'] }, app, io)
    expect(io.written.join('\n')).toMatch(/期間：6月1日[\s\S]*市が行わないこと[\s\S]*受けない理由をたずねること/)
  })
})
