import { Temporal } from 'temporal-polyfill'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { linkAccount } from '../../src/infra/store/people/accounts.ts'
import { csv, importText } from '../people/support.ts'
import { engines } from '../support/engines.ts'
import { CLERK, DEPUTY, type Hall, HR, hall, numberIn, small } from './support.ts'

const at = (text: string) => Temporal.Instant.from(`${text}:00+09:00`)

describe.each(engines)('the life of a campaign on $name', (engine) => {
  let city: Hall
  beforeEach(async () => {
    city = await hall(engine)
  })
  afterEach(() => city.close())

  const draft = async (text = small()) => numberIn(await city.withFile(HR, text, 'new', '--file'))
  const scanAt = async (text: string) => {
    city.app.clock.set(at(text))
    await city.app.campaigns(city.app.clock.now())
  }
  const rows = () =>
    city.db.prisma.assignment.findMany({ include: { employee: true, step: true }, orderBy: { id: 'asc' } })
  const states = async () => (await rows()).map(({ state }) => state).sort()
  /** First lines of the messages that wait for somebody. */
  const waiting = async () => {
    const messages = await city.db.prisma.outboxMessage.findMany({ orderBy: { createdAt: 'asc' } })
    return messages.map(({ card }) => (card as { title?: string }).title)
  }
  const meet = (number: string, channel = 'slack') =>
    city.db.prisma.$transaction(async (tx) => {
      const { id } = await tx.employee.findUniqueOrThrow({ where: { number } })
      await linkAccount(tx, { channel, externalId: `U${number}` }, id, city.app.clock.now())
    })

  it('is held up by no other that cannot be read: that one is listed with what to do, and can be cancelled', async () => {
    const damaged = await draft()
    const good = await draft(small({ title: 'よいほう' }))
    await city.db.prisma.$executeRaw`UPDATE campaign SET definition = '{"kind": "of tomorrow"}', state = 'running'
      WHERE id::text LIKE ${`${damaged}%`}`
    const list = await city.hagukumi(HR, 'list')
    expect(list).toContain('よいほう')
    expect(list).toMatch(
      new RegExp(`${damaged.slice(0, 8)}.*もう決めたお知らせは届き続けます。campaign cancel で取り消して`),
    )
    expect(await city.hagukumi(HR, 'show', damaged)).toContain('の中身を読めません。取り消して、作り直してください。')
    await city.hagukumi(DEPUTY, 'approve', good)
    // The scan goes on with the others, and tells of it in the log.
    await expect(scanAt('2027-02-01T09:10')).rejects.toThrow(/^campaign [0-9a-f-]{36} cannot be read$/)
    expect((await rows()).length).toBeGreaterThan(0)
    expect(await city.hagukumi(HR, 'cancel', damaged)).toContain('「取り消し」になりました')
    await scanAt('2027-02-02T09:10')
  })

  it.each([
    ['an empty audience', small({ audience: { units: ['ない部'] } }), '対象になる職員がいません'],
    [
      'a number nobody has',
      small({ audience: { people: [CLERK, '999999'] } }),
      '職員番号 999999 の職員が名簿にいません',
    ],
    [
      'a due day that is over',
      small({}, { due: { day: '2027-01-25', rule: 'before' } }),
      '期日 1月25日（月）が過ぎています',
    ],
    [
      'a due day that stays closed',
      small({}, { due: { day: '2027-02-11', rule: 'stays' } }),
      '2月11日（木）は閉庁日です',
    ],
    ['a due day beyond the holidays', small({}, { due: { day: '2099-02-10', rule: 'before' } }), '祝日が分かりません'],
  ])('says before the start what is wrong: %s', async (_, text, said) => {
    const number = await draft(text)
    expect(await city.hagukumi(HR, 'preview', number)).toContain(said)
    expect(await city.hagukumi(HR, 'start', number)).toMatch(/^2 始める前に直すところが/)
    expect(await city.hagukumi(HR, 'start', number)).toContain(said)
    expect(await rows()).toEqual([])
  })

  it('says before the start whose appraiser left, and who appraise each other', async () => {
    const appraised = small({ audience: { people: [CLERK] } }, { actor: 'first_appraiser' })
    const number = await draft(appraised)
    const clerk = await city.db.prisma.employee.findUniqueOrThrow({
      where: { number: CLERK },
      include: { appointments: true },
    })
    const boss = clerk.appointments.find(({ main, toOn }) => main && toOn === null)?.firstAppraiserId ?? ''
    await city.db.prisma.employee.update({ where: { id: boss }, data: { leftOn: new Date('2027-01-20T00:00:00Z') } })
    expect(await city.hagukumi(HR, 'start', number)).toContain(`職員番号 ${CLERK} は、評価者が退職しています`)
    await city.db.prisma.employee.update({ where: { id: boss }, data: { leftOn: null } })
    await city.db.prisma.appointment.updateMany({ where: { employeeId: boss }, data: { firstAppraiserId: clerk.id } })
    const { number: other } = await city.db.prisma.employee.findUniqueOrThrow({ where: { id: boss } })
    const both = await draft(small({ audience: { people: [CLERK, other] } }, { actor: 'first_appraiser' }))
    expect(await city.hagukumi(HR, 'preview', both)).toContain('互いに評価者になっています')
  })

  it('is led by nobody without the right, and unknown numbers are told', async () => {
    const number = await draft()
    for (const act of ['list', 'show', 'preview', 'start', 'pause', 'cancel', 'dry-run']) {
      const said = await city.hagukumi(CLERK, act, ...(act === 'list' ? [] : [number]))
      expect(said).toMatch(/^2 お知らせを出す権限がありません/)
    }
    expect(await city.hagukumi('777777', 'start', number)).toMatch(/^2 --as の職員番号の職員が/)
    expect(await city.hagukumi(HR, 'start', 'ffffffff')).toMatch(/^2 その番号のキャンペーンはありません/)
    expect(await states()).toEqual([])
  })

  it('is tried on oneself alone', async () => {
    const number = await draft()
    expect(await city.hagukumi(HR, 'dry-run', number)).toContain('チャットがまだつながっていない')
    // Somebody of a platform that this city has no more is reached by nothing.
    await meet(HR, 'former')
    expect(await city.hagukumi(HR, 'dry-run', number)).toContain('チャットがまだつながっていない')
    await meet(HR)
    expect(await city.hagukumi(HR, 'dry-run', number)).toContain('ほかの方には送っていません')
    expect(await waiting()).toEqual(['試し送り：手引きのお知らせ'])
  })

  it('starts by itself on its first day, once, within hours', async () => {
    const later = small().replace('"startsOn":"2027-01-26"', '"startsOn":"2027-01-27"')
    const number = await draft(later)
    expect(await city.hagukumi(HR, 'start', number)).toContain('2027年1月27日（水）に始まります')
    await scanAt('2027-01-26T10:00')
    await scanAt('2027-01-27T07:46')
    expect(await states()).toEqual([])
    await scanAt('2027-01-27T08:46')
    await scanAt('2027-01-27T09:46')
    expect(await states()).toEqual(['open', 'open', 'open'])
  })

  it('tells its author once when its day passed unapproved, and does not catch up when it starts late', async () => {
    await meet(HR)
    const number = await draft(small({}, { touches: ['T-10', 'T-3', 'T-0'] }))
    await scanAt('2027-01-29T09:46')
    await scanAt('2027-01-29T10:46')
    expect(await waiting()).toEqual(['開始日を過ぎた下書きがあります'])
    // T-10 of 10 February is Wednesday 27 January.
    expect(await city.hagukumi(HR, 'start', number)).toContain('始めました')
    const skipped = await city.db.prisma.nudge.findMany()
    expect(skipped.map(({ touch, state, reason }) => `${touch} ${state} ${reason}`)).toEqual(
      Array.from({ length: 3 }, () => 'T-10 skipped started_late'),
    )
    expect((await rows()).map(({ touchedTo }) => touchedTo?.toISOString().slice(0, 10))).toEqual(
      Array.from({ length: 3 }, () => '2027-01-27'),
    )
  })

  it('pauses, goes on without what came due meanwhile, and is cancelled with everything closed', async () => {
    const number = await draft()
    await city.hagukumi(HR, 'start', number)
    expect(await city.hagukumi(HR, 'pause', number)).toContain('「一時停止中」')
    expect(await city.hagukumi(HR, 'pause', number)).toMatch(
      /^2 このキャンペーンは「一時停止中」なので、一時停止できません/,
    )
    city.app.clock.set(at('2027-02-08T09:10'))
    expect(await city.hagukumi(HR, 'continue', number)).toContain('「実施中」')
    const skipped = await city.db.prisma.nudge.findMany()
    expect(new Set(skipped.map(({ touch, reason }) => `${touch} ${reason}`))).toEqual(
      new Set(['T-10 paused', 'T-3 paused']),
    )
    expect(await city.hagukumi(HR, 'cancel', number)).toContain('「取り消し」')
    expect(await states()).toEqual(['closed', 'closed', 'closed'])
    expect(await city.hagukumi(HR, 'start', number)).toMatch(/^2 .*「取り消し」/)
  })

  it('moves a due day: what is open has it, who was told is named, a closed or past day is refused', async () => {
    const number = await draft()
    await city.hagukumi(HR, 'start', number)
    await city.db.prisma.assignment.updateMany({
      where: { employee: { number: CLERK } },
      data: { toldDue: new Date('2027-02-10T00:00:00Z') },
    })
    expect(await city.hagukumi(HR, 'due', number, 'raed', '2027-02-18')).toContain('「read」のことでしょうか')
    expect(await city.hagukumi(HR, 'due', number, 'read', '2027-01-20')).toContain('過ぎています')
    expect(await city.hagukumi(HR, 'due', number, 'read', 'いつか')).toContain('2027-02-10 か')
    expect(await city.hagukumi(HR, 'due', number, 'read', '2027-02-10')).toContain('もうその日になっています')
    const said = await city.hagukumi(HR, 'due', number, 'read', '2027-02-18')
    expect(said).toContain('2月10日（水）から2月18日（木）に変えました（3件）')
    expect(said).toContain('1人に、訂正を1回だけ送ります')
    expect(new Set((await rows()).map(({ dueOn }) => dueOn.toISOString().slice(0, 10)))).toEqual(
      new Set(['2027-02-18']),
    )
  })

  it('asks for the approval anew when a day moves after it', async () => {
    const number = await draft(small().replace('"startsOn":"2027-01-26"', '"startsOn":"2027-01-28"'))
    await city.hagukumi(DEPUTY, 'approve', number)
    expect(await city.hagukumi(HR, 'due', number, 'read', '2027-02-18')).toContain('承認は前の期日へのものなので')
    expect(await city.hagukumi(HR, 'list')).toContain('下書き')
  })

  it('ends when all is done or the last touch is over, and drafts the next round to be approved anew', async () => {
    await meet(HR)
    const number = await draft(small({ recurs: 'half_yearly' }))
    await city.hagukumi(HR, 'start', number)
    await scanAt('2027-02-10T10:46')
    expect(await city.hagukumi(HR, 'show', number)).toContain('実施中')
    await scanAt('2027-02-12T10:46')
    expect(await city.hagukumi(HR, 'show', number)).toContain('終了')
    expect(await states()).toEqual(['closed', 'closed', 'closed'])
    const next = await city.db.prisma.campaign.findFirstOrThrow({ where: { state: 'draft' } })
    expect(next.startsOn.toISOString().slice(0, 10)).toBe('2027-07-26')
    expect(next.approver).toBeNull()
    expect(await waiting()).toEqual(['お知らせが終わりました', '次の回の下書きができました'])
  })

  it('goes with the sample city, when a real directory drives that out', async () => {
    await city.hagukumi(HR, 'start', await draft())
    await importText(city.db, csv({ 職員番号: '1000' }, {}))
    expect(await city.db.prisma.campaign.count()).toBe(0)
    expect(await rows()).toEqual([])
  })

  it('is audited in each act, by id and 職員番号 alone', async () => {
    const number = await draft()
    await city.hagukumi(HR, 'start', number)
    await city.hagukumi(HR, 'cancel', number)
    const entries = await city.db.prisma.auditEntry.findMany({
      where: { action: { startsWith: 'campaign.' } },
      orderBy: { id: 'asc' },
    })
    expect(entries.map(({ actor, action }) => `${actor} ${action}`)).toEqual([
      `${HR} campaign.new`,
      `${HR} campaign.start`,
      `${HR} campaign.cancel`,
    ])
    expect(entries.every(({ subject }) => subject.startsWith(number))).toBe(true)
  })
})
