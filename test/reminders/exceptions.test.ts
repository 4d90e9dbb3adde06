import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { engines } from '../support/engines.ts'
import { type City, city, read } from './support.ts'

const [SOMEBODY, OTHER] = ['100400', '100401'] as const

describe.each(engines)('what holds a reminder back, or sends another, on $name', (engine) => {
  let here: City
  beforeEach(async () => {
    here = await city(engine)
    here.at('2027-01-20T09:10')
  })
  afterEach(() => here.app.close())

  const campaign = () =>
    here.campaign('人事評価', [{ key: 'self', title: '自己評価を書く', due: '2027-02-05', who: [SOMEBODY, OTHER] }])

  it('corrects a due day for those who were told another, once, and only while they have it open', async () => {
    const id = await campaign()
    here.at('2027-01-26T09:10')
    expect(await here.remind()).toHaveLength(2)
    await here.done(OTHER)
    await here.moveDue(id, '2027-02-18')
    here.at('2027-01-27T10:30')
    const sent = await here.remind()
    expect(sent.map(({ to, text }) => [to, text])).toEqual([
      [
        SOMEBODY,
        '【訂正】「自己評価を書く」の期日は2月18日（木）です\n前のお知らせでは2月5日（金）とご案内していました。失礼しました。',
      ],
    ])
    here.at('2027-01-27T10:40')
    expect(await here.remind()).toEqual([])
  })

  it('says nothing in a disaster, and afterwards one thing and not all that was not said', async () => {
    await campaign()
    await here.settings({ disaster: 'on' })
    for (const day of ['01-26', '01-28', '02-02']) {
      here.at(`2027-${day}T09:10`)
      expect(await here.remind()).toEqual([])
    }
    here.at('2027-02-03T08:50')
    await here.settings({ disaster: 'off' })
    const told: string[] = []
    for (const time of ['08:50', '09:10', '13:05']) {
      here.at(`2027-02-03T${time}`)
      told.push(...(await here.remind()).map(({ to }) => `${to} ${time}`))
    }
    expect(told).toEqual([`${SOMEBODY} 09:10`, `${OTHER} 09:10`])
  })

  it('sends nothing to who is on leave, and nothing of what was missed on return', async () => {
    await campaign()
    await here.leave(SOMEBODY, '2027-01-21', '2027-02-10')
    for (const day of ['01-26', '02-02', '02-05', '02-16']) {
      here.at(`2027-${day}T13:05`)
      expect((await here.remind()).map(({ to }) => to)).not.toContain(SOMEBODY)
    }
    const reasons = await here.skipped(SOMEBODY)
    expect(new Set(reasons)).toEqual(new Set(['away']))
  })

  it('announces a near day in a busy time, and nothing else in it', async () => {
    await campaign()
    await here.settings({ blackouts: [{ name: '議会', from: '01-25', to: '02-10' }] })
    const told: string[] = []
    for (const day of ['01-26', '01-28', '02-02', '02-03', '02-04', '02-05', '02-09']) {
      here.at(`2027-${day}T09:10`)
      told.push(...(await here.remind()).filter(({ to }) => to === SOMEBODY).map(() => day))
    }
    expect(told).toEqual(['02-05'])
  })

  it('lets who has no chat pass with that reason, whatever comes', async () => {
    await campaign()
    await here.app.db.prisma.account.deleteMany({ where: { externalId: SOMEBODY } })
    for (const day of ['01-26', '02-02', '02-05', '02-09']) {
      here.at(`2027-${day}T13:05`)
      expect((await here.remind()).map(({ to }) => to)).not.toContain(SOMEBODY)
    }
    expect(new Set(await here.skipped(SOMEBODY))).toEqual(new Set(['no_account']))
  })

  it('announces again what a message that never went out was to announce, and that one counts for nothing', async () => {
    // Nothing else would have them looked at again.
    await here.campaign('人事評価', [
      { key: 'self', title: '自己評価を書く', due: '2027-02-05', touches: ['T-3'], who: [SOMEBODY] },
    ])
    here.at('2027-02-02T09:10')
    const [first] = await here.remind()
    await here.app.db.prisma.outboxMessage.updateMany({
      where: { id: first?.id ?? '' },
      data: { state: 'skipped', reason: 'stale', settledAt: new Date() },
    })
    here.at('2027-02-03T09:10')
    expect((await here.remind()).map(({ to }) => to)).toEqual([])
    expect(await here.app.db.prisma.nudgeLetter.count()).toBe(0)
    here.at('2027-02-05T09:10')
    expect((await here.remind()).map(({ to }) => to)).toEqual([SOMEBODY])
  })

  it('says once more what was asked for at a time, where that message never went out', async () => {
    await campaign()
    here.at('2027-01-26T09:30')
    expect(read(await here.says(SOMEBODY, '自己評価 1月27日10時'))).toContain('1月27日（水）10:00にお知らせします')
    here.at('2027-01-27T10:00')
    const sent = (await here.remind()).filter(({ to }) => to === SOMEBODY)
    expect(sent.map(({ text }) => text.split('\n')[0])).toEqual(['お約束の時刻になりました'])
    await here.app.db.prisma.outboxMessage.updateMany({
      where: { id: sent[0]?.id ?? '' },
      data: { state: 'skipped', reason: 'stale', settledAt: new Date() },
    })
    here.at('2027-01-27T13:30')
    const again = (await here.remind()).filter(({ to }) => to === SOMEBODY)
    expect(again.map(({ text }) => text.split('\n')[0])).toEqual(['お約束の時刻になりました'])
    expect((await here.remind()).filter(({ to }) => to === SOMEBODY)).toEqual([])
  })

  it('asks which day is meant, where the weekday in brackets is of another', async () => {
    await campaign()
    here.at('2027-01-26T09:30')
    const asked = await here.says(SOMEBODY, '自己評価 1月28日（金）10時')
    expect(read(asked)).toContain('1月28日（木）と1月29日（金）の、どちらですか')
    expect(read(await here.presses(SOMEBODY, '1月29日（金）10:00', asked))).toContain(
      '1月29日（金）10:00にお知らせします',
    )
    expect(read(await here.says(SOMEBODY, '自己評価 1月29日（金）10時'))).toContain(
      '1月29日（金）10:00にお知らせします',
    )
  })

  it('says no more of a time that was asked for once the due day is over', async () => {
    await campaign()
    here.at('2027-02-04T09:30')
    expect(read(await here.says(SOMEBODY, '自己評価 2月5日16時'))).toContain('2月5日（金）16:00にお知らせします')
    here.at('2027-02-05T16:00')
    const sent = (await here.remind()).filter(({ to }) => to === SOMEBODY)
    expect(sent.map(({ text }) => text.split('\n')[0])).toEqual(['お約束の時刻になりました'])
    await here.app.db.prisma.outboxMessage.updateMany({
      where: { id: sent[0]?.id ?? '' },
      data: { state: 'skipped', reason: 'stale', settledAt: new Date() },
    })
    const later: (string | undefined)[] = []
    for (const time of ['02-08T08:50', '02-08T09:10', '02-09T09:10']) {
      here.at(`2027-${time}`)
      later.push(...(await here.remind()).filter(({ to }) => to === SOMEBODY).map(({ text }) => text.split('\n')[0]))
    }
    expect(later).not.toContain('お約束の時刻になりました')
  })

  it('keeps nothing on its way that tells of what is done by now', async () => {
    await campaign()
    here.at('2027-01-26T09:10')
    const sent = await here.remind()
    await here.presses(SOMEBODY, '終わった', sent.slice(0, 1))
    const rows = await here.app.db.prisma.outboxMessage.findMany({ where: { purpose: 'notice' } })
    const voided = rows.filter(({ voidAt, createdAt }) => voidAt && voidAt <= createdAt)
    expect(voided.map(({ externalId }) => externalId)).toEqual([SOMEBODY])
  })

  it('speaks again at the time that was named last, and of a right on its day whatever was named', async () => {
    await here.campaign('苦情', [
      {
        key: 'right',
        title: '苦情を申し出る',
        due: '2027-02-05',
        touches: ['T-3'],
        given: { protects: 'right' },
        who: [SOMEBODY],
      },
    ])
    await here.says(SOMEBODY, '苦情 2月4日 10時')
    here.at('2027-01-21T10:00')
    expect(await here.remind()).toEqual([])
    here.at('2027-02-02T09:10')
    expect((await here.remind()).map(({ text }) => text.split('\n')[1])).toEqual([
      '苦情を申し出る　2月5日（金）まで・20分',
    ])
    await here.says(SOMEBODY, '苦情 2月3日 15時')
    here.at('2027-02-03T15:00')
    expect((await here.remind()).map(({ text }) => text.split('\n')[0])).toEqual(['お約束の時刻になりました'])
    here.at('2027-02-04T10:00')
    expect(await here.remind()).toEqual([])
  })

  it('corrects a day that moved before the time somebody had named, without keeping that time', async () => {
    const id = await campaign()
    here.at('2027-01-26T09:10')
    await here.remind()
    await here.says(SOMEBODY, '自己評価 2月4日 10時')
    await here.moveDue(id, '2027-02-02')
    here.at('2027-01-27T10:30')
    const [correction] = (await here.remind()).filter(({ to }) => to === SOMEBODY)
    expect(correction?.text).toContain('期日は2月2日（火）です')
    expect(correction?.text).not.toContain('いつやるの予定')
    here.at('2027-02-02T09:10')
    expect((await here.remind()).map(({ to }) => to)).toContain(SOMEBODY)
  })

  it('does not say again what its platform refused', async () => {
    await here.campaign('人事評価', [
      { key: 'self', title: '自己評価を書く', due: '2027-02-05', touches: ['T-3'], who: [SOMEBODY] },
    ])
    here.at('2027-02-02T09:10')
    const sent = await here.remind()
    expect(sent).toHaveLength(1)
    await here.app.db.prisma.outboxMessage.updateMany({
      where: { id: { in: sent.map(({ id }) => id) } },
      data: { state: 'failed', reason: 'http_403', settledAt: new Date() },
    })
    for (const moment of ['02-02T09:15', '02-03T09:10', '02-05T09:10', '02-05T13:05']) {
      here.at(`2027-${moment}`)
      expect(await here.remind()).toEqual([])
    }
  })
})
