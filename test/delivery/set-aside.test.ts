import { afterEach, describe, expect, it } from 'vitest'
import { run } from '../../src/cli/run.ts'
import { eventKey } from '../../src/infra/store/messages/event-shape.ts'
import { paperIo } from '../support/app.ts'
import { engines } from '../support/engines.ts'
import { type House, house, said, settled, until } from './support.ts'

describe.each(engines)('an event that cannot be handled, on $name', ({ city }) => {
  let home: House | undefined
  afterEach(() => home?.close())

  it('is set aside after its tries, its person is told a number, and it can be handed back under that number', async () => {
    let broken = true
    const event = said('slack', '困った人', 'ヘルプ')
    const id = eventKey(event)
    const trace = (step: string, of: string) => {
      if (broken && step === 'answered' && of === id) throw new TypeError('poison')
    }
    home = await house(await city(), 'slack', { options: { trace } })
    const { app, work, platform } = home
    await work.receive(event)
    await work.receive(said('slack', '次の人', 'ヘルプ'))

    const [, sorry] = await settled(app.db, 2)
    expect(sorry).toMatchObject({ cause: id, state: 'sent' })
    const told = (await platform.book()).messages.filter(({ place }) => place === '困った人')
    expect(told.map(({ text }) => text)).toEqual([expect.stringContaining(id.slice(0, 8))])
    const list = paperIo([])
    expect(await run({ command: 'hagukumi', argv: ['inbox', 'list'] }, app, list)).toBe(0)
    expect(list.written.join('\n')).toContain(id.slice(0, 8))
    expect(list.written.join('\n')).toContain('TypeError')

    broken = false
    expect(await run({ command: 'hagukumi', argv: ['inbox', 'redrive', id.slice(0, 8)] }, app, paperIo([]))).toBe(0)
    await settled(app.db, 3)
    const rows = await until(
      () => app.db.prisma.inboxEvent.findMany({ where: { id } }),
      ([row]) => row?.state === 'handled',
    )
    expect(rows).toMatchObject([{ event: null }])
    expect((await platform.book()).messages.filter(({ place }) => place === '困った人')).toHaveLength(2)
    expect((await platform.book()).messages.filter(({ place }) => place === '次の人')).toHaveLength(1)
  })
})
