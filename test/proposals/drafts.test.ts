import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { plainText } from '../../src/bot/card/plain.ts'
import { scansOf } from '../../src/scans.ts'
import { type City, city, read } from '../reminders/support.ts'
import { engines } from '../support/engines.ts'
import { CLERK, noProposals } from './carrying.ts'

describe.each(engines)('a draft that nobody goes on with, on $name', (engine) => {
  let here: City

  beforeAll(async () => {
    here = await city(engine)
  })
  afterAll(() => here.app.close())
  beforeEach(async () => {
    await noProposals(here)
    await here.app.db.prisma.leave.deleteMany()
    here.at('2027-01-12T09:30')
    await here.says(CLERK, '提案を書く')
    await here.says(CLERK, '番号札に気づかない')
  })

  it('is announced a week ahead, once, and ends after that day', async () => {
    await scanned('2027-02-03T09:20')
    expect(await letters()).toEqual([])
    await scanned('2027-02-04T10:20')
    await scanned('2027-02-05T10:20')
    expect((await letters()).map(({ text }) => text)).toEqual([
      [
        '書きかけの職員提案があります',
        '下書きは2月11日（木）まで残します。そのあとは消えます。続きを書くか、もうしばらく残すかを選べます。',
      ].join('\n'),
    ])
    await scanned('2027-02-11T10:20')
    expect(await drafts()).toBe(1)
    await scanned('2027-02-12T10:20')
    expect(await drafts()).toBe(0)
  })

  it('is kept for its whole time again at a press, or by going on with it', async () => {
    await scanned('2027-02-04T10:20')
    expect(read(await here.presses(CLERK, 'あと30日残す', await letters()))).toContain('下書きを残しました')
    await scanned('2027-02-12T10:20')
    expect(await drafts()).toBe(1)
    await scanned('2027-03-01T10:20')
    expect(await letters()).toHaveLength(2)
    expect(read(await here.presses(CLERK, '続きを書く', (await letters()).slice(1)))).toContain('2/7')
    await here.says(CLERK, '毎日20分')
    await scanned('2027-03-09T10:20')
    expect(await drafts()).toBe(1)
  })

  it('is removed at once at a press, by its writer alone', async () => {
    await scanned('2027-02-04T10:20')
    await here.presses('100119', '下書きを消す', await letters())
    expect(await drafts()).toBe(1)
    expect(read(await here.presses(CLERK, '下書きを消す', await letters()))).toContain('下書きを消しました')
    expect(await drafts()).toBe(0)
    expect(read(await here.presses(CLERK, 'あと30日残す', await letters()))).toContain('もうありません')
  })

  it('stays where its writer could not be told', async () => {
    const account = await here.app.db.prisma.account.findFirstOrThrow({ where: { externalId: CLERK } })
    await here.app.db.prisma.account.delete({ where: { id: account.id } })
    for (const day of ['2027-02-04', '2027-02-12', '2027-03-01']) await scanned(`${day}T10:20`)
    expect(await drafts()).toBe(1)
    await here.app.db.prisma.account.create({ data: account })
    // On leave they are told nothing, and lose nothing.
    await here.leave(CLERK, '2027-03-01', '2027-03-31')
    await scanned('2027-03-02T10:20')
    expect(await letters()).toEqual([])
    expect(await drafts()).toBe(1)
  })

  async function scanned(time: string): Promise<void> {
    here.at(time)
    const scan = scansOf(here.app, () => undefined).find(({ name }) => name === 'proposals')
    await scan?.run(here.clock.now())
  }

  function drafts(): Promise<number> {
    return here.app.db.prisma.flowDraft.count()
  }

  async function letters() {
    const rows = await here.app.db.prisma.outboxMessage.findMany({
      where: { purpose: 'notice', externalId: CLERK },
      orderBy: { createdAt: 'asc' },
    })
    return rows.map(({ id, card }) => ({ id, text: plainText(card as never) }))
  }
})
