import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { engines } from '../support/engines.ts'
import { type City, city, read } from './support.ts'

/** Clerks on duty from Monday to Friday, 8:30 to 17:15. */
const [WISHES, OTHER] = ['100400', '100401'] as const

describe.each(engines)('quiet hours of one’s own, on $name', (engine) => {
  let here: City
  beforeEach(async () => {
    here = await city(engine)
    here.at('2027-01-20T09:10')
  })
  afterEach(() => here.app.close())

  const campaign = (due = '2027-02-05') =>
    here.campaign('人事評価', [{ key: 'self', title: '自己評価を書く', due, who: [WISHES, OTHER] }])
  const right = () =>
    here.campaign('苦情', [
      {
        key: 'right',
        title: '苦情を申し出る',
        due: '2027-02-02',
        touches: ['T-5'],
        given: { protects: 'right' },
        who: [WISHES],
      },
    ])

  /** At which of these moments who was told. */
  const toldAt = async (...times: string[]) => {
    const told: string[] = []
    for (const time of times) {
      here.at(`2027-${time}`)
      told.push(...(await here.remind()).map(({ to }) => `${to} ${time}`))
    }
    return told
  }

  it('shows when one is written to, and what can be set', async () => {
    const [shown] = await here.says(WISHES, 'お知らせの時間')
    expect(
      read(shown ? [shown] : [])
        .split('\n')
        .slice(0, 4),
    ).toEqual([
      'お知らせが届く時間です',
      '・月・火・水・木・金　8:45〜12:00、13:00〜17:00',
      '市の時刻のままです。',
      'まとめのお知らせは、ふだん9:10です。',
    ])
    expect(shown?.card.buttons.map(({ label }) => label)).toEqual([
      '午前は控える',
      '午後は控える',
      '10時より前は控える',
      '16時より後は控える',
    ])
    // 〔私の締切〕 leads there.
    const mine = await here.says(WISHES, '私の締切')
    expect(read(await here.presses(WISHES, 'お知らせの時間', mine))).toContain('お知らせが届く時間です')
  })

  it('keep the digest of whoever set them, and of nobody else', async () => {
    await campaign()
    const set = await here.presses(WISHES, '午前は控える', await here.says(WISHES, '通知設定'))
    expect(read(set)).toBe(
      'お知らせの時間を決めました\n・月・火・水・木・金　13:00〜17:00\nまとめのお知らせは、ふだん13:00です。',
    )
    expect(await toldAt('01-26T09:10', '01-26T11:59', '01-26T13:00')).toEqual([
      `${OTHER} 01-26T09:10`,
      `${WISHES} 01-26T13:00`,
    ])
  })

  it('are set by what is typed, each beside the one before, until they are taken back', async () => {
    // Ten business days before it is 26 January.
    await campaign('2027-02-09')
    await here.says(WISHES, 'お知らせは10時から16時まで')
    expect(read(await here.says(WISHES, '10時台は控えて'))).toContain('11:00〜12:00、13:00〜16:00')
    expect(await toldAt('01-20T09:12')).toEqual([])
    const [set] = await here.says(WISHES, 'お知らせの時間')
    expect(read(set ? [set] : [])).toContain('ご自分で決めた時間です。ほかの方には見えません。')
    const back = await here.presses(WISHES, '市の時刻に戻す', set ? [set] : [])
    expect(read(back)).toContain('お知らせを、市の時刻に戻しました\n・月・火・水・木・金　8:45〜12:00、13:00〜17:00')
    expect(await toldAt('01-26T09:10')).toEqual([`${WISHES} 01-26T09:10`, `${OTHER} 01-26T09:10`])
  })

  it('leave an hour of every day on duty: less is not set, and it is said what can be had', async () => {
    await here.says(WISHES, 'お知らせは10時から15時まで')
    expect(read(await here.says(WISHES, 'お知らせは10時から10時45分まで'))).toBe(
      [
        'それでは、お届けできる時間が1時間に足りない日があります',
        '勤務のある日に1時間以上残るように、次の時間のうちで選べます。',
        '・月・火・水・木・金　8:45〜12:00、13:00〜17:00',
      ].join('\n'),
    )
    expect(read(await here.says(WISHES, 'お知らせの時間'))).toContain('10:00〜12:00、13:00〜15:00')
    // Whoever ends at noon is not offered the afternoon alone.
    await here.app.db.prisma.employee.update({ where: { number: OTHER }, data: { dutyTo: '12:30' } })
    const [shown] = await here.says(OTHER, 'お知らせの時間')
    expect(shown?.card.buttons.map(({ label }) => label)).not.toContain('午前は控える')
    expect(shown?.card.buttons.map(({ label }) => label)).toContain('午後は控える')
  })

  it('may leave nothing of a Saturday morning after a night on duty: nothing is sent on it anyway', async () => {
    const night = { dutyDays: [5], dutyFrom: '10:00', dutyTo: '10:00' }
    await here.app.db.prisma.employee.update({ where: { number: OTHER }, data: night })
    const set = await here.says(OTHER, '午前は控えて')
    expect(read(set)).toContain('お知らせの時間を決めました\n・金　13:00〜17:00')
  })

  it('that cannot be read count as none, for nobody else, and the log says whose they are', async () => {
    await campaign()
    await here.says(WISHES, '午前は控えて')
    await here.says(OTHER, '午前は控えて')
    const { id } = await here.app.db.prisma.employee.findUniqueOrThrow({ where: { number: WISHES } })
    await here.app.db.prisma
      .$executeRaw`UPDATE own_hours SET quiet = '{"from": "of tomorrow"}' WHERE employee_id = ${id}::uuid`
    expect(await toldAt('01-26T09:10', '01-26T13:00')).toEqual([`${WISHES} 01-26T09:10`, `${OTHER} 01-26T13:00`])
    expect(new Set(here.warned)).toEqual(new Set([`own hours cannot be read: ${id}`]))
  })

  it('do not hold back a time that one named oneself', async () => {
    await campaign()
    await here.says(WISHES, '午前は控えて')
    expect(read(await here.says(WISHES, '自己評価 1月27日 10時'))).toContain('1月27日（水）10:00にお知らせします。')
    expect((await toldAt('01-27T09:59', '01-27T10:00')).filter((each) => each.startsWith(WISHES))).toEqual([
      `${WISHES} 01-27T10:00`,
    ])
  })

  it('do not delay what protects a right', async () => {
    await right()
    await here.says(WISHES, '午前は控えて')
    expect(await toldAt('01-20T09:12', '01-26T09:05', '01-26T09:10', '01-26T13:00')).toEqual([`${WISHES} 01-26T09:10`])
  })

  it('let a near day be announced in the hours that remain, also on the day itself', async () => {
    await here.campaign('異動', [
      { key: 'move', title: '引継書を出す', due: '2027-02-05', touches: ['T-0'], who: [WISHES] },
    ])
    await here.says(WISHES, 'お知らせは15時以降にしてください')
    here.at('2027-02-05T08:00')
    await here.app.db.prisma.nudgeTurn.updateMany({ data: { nextAt: new Date('2027-02-05T00:00:00+09:00') } })
    expect(await toldAt('02-05T09:10', '02-05T13:05', '02-05T15:00')).toEqual([`${WISHES} 02-05T15:00`])
  })

  it('hide no due day that is announced nowhere else, where nothing is left of them on its last day', async () => {
    await here.campaign('異動', [
      { key: 'move', title: '引継書を出す', due: '2027-02-05', touches: ['T-0'], who: [WISHES, OTHER] },
    ])
    await here.says(WISHES, '午後は控えて')
    await here.says(OTHER, '午前は控えて')
    here.at('2027-02-05T08:00')
    await here.app.db.prisma.nudgeTurn.updateMany({ data: { nextAt: new Date('2027-02-05T00:00:00+09:00') } })
    // For one nobody was at work in the morning that was left; the other changes their mind on the day.
    expect(await toldAt('02-05T12:30')).toEqual([])
    await here.says(OTHER, 'お知らせは8時45分から10時まで')
    expect((await toldAt('02-05T13:05')).sort()).toEqual([`${WISHES} 02-05T13:05`, `${OTHER} 02-05T13:05`])
  })

  it('do not delay the near day of what protects a right, where none of its touches comes', async () => {
    await here.campaign('苦情', [
      {
        key: 'right',
        title: '苦情を申し出る',
        due: '2027-02-05',
        touches: ['T-10'],
        given: { protects: 'right' },
        who: [WISHES],
      },
    ])
    await here.says(WISHES, 'お知らせは15時から17時まで')
    const times = ['01-22T09:10', '02-02T09:10', '02-03T09:10', '02-04T09:10', '02-05T09:10']
    expect(await toldAt(...times)).toEqual([`${WISHES} 01-22T09:10`, `${WISHES} 02-02T09:10`])
  })

  it('hold back a correction until they are over', async () => {
    const id = await campaign()
    expect(await toldAt('01-26T09:10')).toHaveLength(2)
    await here.says(WISHES, '午前は控えて')
    await here.moveDue(id, '2027-02-18')
    expect(await toldAt('01-27T10:30', '01-27T13:00')).toEqual([`${OTHER} 01-27T10:30`, `${WISHES} 01-27T13:00`])
  })

  it('stand in one row, without a trace in the audit, and are forgotten with the person', async () => {
    const { prisma } = here.app.db
    const audited = await prisma.auditEntry.count()
    await here.says(WISHES, '午前は控えて')
    await here.says(OTHER, '午後は控えて')
    expect(await prisma.auditEntry.count()).toBe(audited)
    expect(await prisma.ownHours.count()).toBe(2)
    await prisma.employee.update({ where: { number: WISHES }, data: { leftOn: new Date('2027-01-20') } })
    await here.app.tidy(here.clock.now())
    expect(await prisma.ownHours.count()).toBe(2)
    here.at('2027-01-21T02:00')
    await here.app.tidy(here.clock.now())
    expect(await prisma.ownHours.count()).toBe(1)
    await prisma.employee.delete({ where: { number: OTHER } })
    expect(await prisma.ownHours.count()).toBe(0)
  })

  it('answer who wants no notices at all: how few they are, and what can be set', async () => {
    const said = await here.says(WISHES, 'お知らせを止めたい')
    expect(read(said)).toContain('お知らせは、1日1通、週2通までです')
    expect(read(said)).toContain('期日の近い件は、その時間のうちに一度お知らせします。')
    expect(read(await here.presses(WISHES, '午後は控える', said))).toContain('8:45〜12:00')
  })

  it('are nothing for who is not in the directory', async () => {
    expect(read(await here.says('nobody', 'お知らせは10時から15時まで'))).toBe(
      '名簿にない方には、お知らせをお送りしていません。',
    )
  })
})
