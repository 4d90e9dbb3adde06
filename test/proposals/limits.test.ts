import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { plainText } from '../../src/bot/card/plain.ts'
import { scansOf } from '../../src/scans.ts'
import { type City, city } from '../reminders/support.ts'
import { engines } from '../support/engines.ts'
import { CLERK, does, HEAD, handedIn, noProposals, OFFICE, OTHER_OFFICE } from './carrying.ts'

describe.each(engines)('the day by which a word was promised, on $name', (engine) => {
  let here: City

  beforeAll(async () => {
    here = await city(engine)
  })
  afterAll(() => here.app.close())
  beforeEach(async () => {
    here.at('2027-01-26T09:30')
    await noProposals(here)
    await here.app.db.prisma.leave.deleteMany()
    await handedIn(here)
  })

  it('is put off before it is over, and its proposer is told the next one, once', async () => {
    await scanned('2027-02-09T14:20')
    expect(await lettersTo(CLERK)).toEqual([])
    await Promise.all([scanned('2027-02-09T15:20'), scanned('2027-02-09T15:20')])
    await scanned('2027-02-09T16:20')
    expect(await lettersTo(CLERK)).toEqual([
      [
        '職員提案 R8-001 のお知らせです',
        '「入口に案内を置く」',
        '予定より遅れています。',
        '理由は、提案事務局が確かめています。',
        '次のお知らせは2月17日（水）までにします。',
        'サンプル',
      ].join('\n'),
    ])
    expect(await promised()).toBe('2027-02-17')
    const event = await here.app.db.prisma.proposalEvent.findFirstOrThrow({ where: { act: 'delay' } })
    expect(event).toMatchObject({ by: 'clock', employeeId: null, state: 'submitted', given: { due: '2027-02-17' } })
  })

  it('is made up for where the bot stood still, on the next day that the city hall is open', async () => {
    await scanned('2027-02-11T10:20')
    expect(await lettersTo(CLERK)).toEqual([])
    await scanned('2027-02-12T08:20')
    expect(await lettersTo(CLERK)).toHaveLength(1)
    expect(await promised()).toBe('2027-02-19')
  })

  it('is kept where the word was given', async () => {
    here.at('2027-02-09T10:00')
    await does(here, OFFICE, '受理する')
    await scanned('2027-02-09T15:20')
    expect(await lettersTo(CLERK)).toHaveLength(1)
    expect(await promised()).toBeUndefined()
  })

  it('is put off by the office with its reason', async () => {
    await does(here, OFFICE, '予定の遅れを知らせる', ['担当者会議が延びたため', '2月19日'])
    expect((await lettersTo(CLERK)).join()).toContain('理由：担当者会議が延びたため')
    await scanned('2027-02-09T15:20')
    expect(await lettersTo(CLERK)).toHaveLength(1)
    expect(await promised()).toBe('2027-02-19')
  })

  it('is nobody’s to miss while its proposer completes what was returned', async () => {
    await does(here, OFFICE, '補正をお願いする', ['件数を教えてください', '2月9日'])
    await scanned('2027-02-09T15:20')
    expect(await lettersTo(CLERK)).toHaveLength(1)
    expect(await promised()).toBe('2027-02-09')
  })

  it('is told to nobody on leave, and moves all the same', async () => {
    await here.leave(CLERK, '2027-02-01', '2027-02-28')
    await scanned('2027-02-09T15:20')
    expect(await lettersTo(CLERK)).toEqual([])
    expect(await promised()).toBe('2027-02-17')
  })

  it('comes before the office as it comes near, and with what is new, once a day and in their hours', async () => {
    await scanned('2027-01-27T08:20')
    // Their hours begin at half past eight.
    expect(await lettersTo(OFFICE)).toEqual([])
    await scanned('2027-01-27T09:20')
    await scanned('2027-01-27T10:20')
    expect(await lettersTo(OFFICE)).toEqual(['職員提案の手続きのお知らせです\n新しい動きのあった提案が1件あります。'])
    // Nothing new, nothing near: nothing said.
    await scanned('2027-01-29T09:20')
    expect(await lettersTo(OFFICE)).toHaveLength(1)
    await scanned('2027-02-04T09:20')
    await scanned('2027-02-04T10:20')
    expect((await lettersTo(OFFICE)).at(-1)).toContain('お知らせの予定日が近い提案が1件あります')
    await scanned('2027-02-06T09:20')
    expect(await lettersTo(OFFICE)).toHaveLength(2)
    expect(await lettersTo(OTHER_OFFICE)).toHaveLength(2)
  })

  it('comes before whoever heads the unit in charge, three business days ahead and on the day', async () => {
    await does(here, OFFICE, '受理する')
    await does(here, OFFICE, '所管課に意見を聞く', ['市民課', '2月24日'])
    const asked = (await lettersTo(HEAD)).length
    for (const day of ['2027-02-16', '2027-02-17', '2027-02-18', '2027-02-19', '2027-02-22', '2027-02-24'])
      await scanned(`${day}T09:20`)
    const heard = (await lettersTo(HEAD)).slice(asked)
    expect(heard).toHaveLength(2)
    expect(heard[0]).toContain('職員提案のお願いの期日が近づいています')
    await does(here, HEAD, '意見を書く', ['今できる', '4月に置けます。'])
    await scanned('2027-02-25T09:20')
    expect(await lettersTo(HEAD)).toHaveLength(asked + 2)
  })

  async function scanned(time: string): Promise<void> {
    here.at(time)
    const scan = scansOf(here.app, () => undefined).find(({ name }) => name === 'proposals')
    await scan?.run(here.clock.now())
  }

  async function promised(): Promise<string | undefined> {
    const [row] = await here.app.db.prisma.proposal.findMany()
    return row?.promisedOn?.toISOString().slice(0, 10)
  }

  async function lettersTo(number: string): Promise<readonly string[]> {
    const rows = await here.app.db.prisma.outboxMessage.findMany({
      where: { purpose: 'notice', externalId: number },
      orderBy: { createdAt: 'asc' },
    })
    return rows.map(({ card }) => plainText(card as never))
  }
})
