import { Temporal } from 'temporal-polyfill'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { linkAccount } from '../../src/infra/store/people/accounts.ts'
import { engines } from '../support/engines.ts'
import { CLERK, DEPUTY, type Hall, HR, hall, numberIn } from './support.ts'

const at = (text: string) => Temporal.Instant.from(`${text}:00+09:00`)
const date = (text: string) => new Date(`${text}T00:00:00Z`)

describe.each(engines)('people who move while an appraisal runs, on $name', (engine) => {
  let city: Hall
  let number: string
  beforeEach(async () => {
    city = await hall(engine)
    number = numberIn(await city.hagukumi(HR, 'new', '--template', 'appraisal', '--year', '2027'))
    await city.hagukumi(DEPUTY, 'approve', number)
    await scanAt('2027-04-12T08:46')
  })
  afterEach(() => city.close())

  const scanAt = async (text: string) => {
    city.app.clock.set(at(text))
    await city.app.campaigns(city.app.clock.now())
  }
  const idOf = async (number: string) => (await city.db.prisma.employee.findUniqueOrThrow({ where: { number } })).id
  /** What is not done about somebody: step, who acts, state. */
  const about = async (number: string, state = 'open') => {
    const id = await idOf(number)
    const rows = await city.db.prisma.assignment.findMany({
      where: { OR: [{ aboutId: id }, { employeeId: id, aboutId: null }], state },
      include: { step: true, employee: true },
      orderBy: { step: { position: 'asc' } },
    })
    return rows.map(({ step, employee }) => `${step.key} ${employee.number}`)
  }
  /** Ends the 本務 the day before and begins another. */
  const transfer = async (day: string, appraiser: string, unit: string) => {
    const employeeId = await idOf(CLERK)
    const now = await city.db.prisma.appointment.findFirstOrThrow({ where: { employeeId, main: true, toOn: null } })
    const { id } = await city.db.prisma.orgUnit.findUniqueOrThrow({ where: { path: unit } })
    const toOn = new Date(date(day).getTime() - 86_400_000)
    await city.db.prisma.appointment.update({ where: { id: now.id }, data: { toOn } })
    const boss = await idOf(appraiser)
    await city.db.prisma.appointment.create({
      data: {
        ...now,
        id: crypto.randomUUID(),
        unitId: id,
        fromOn: date(day),
        toOn: null,
        superiorId: boss,
        firstAppraiserId: boss,
      },
    })
    return employeeId
  }

  it('a transfer: the old appraiser hands over, the new pair sets goals anew, once', async () => {
    const before = await about(CLERK)
    const old = before.find((each) => each.startsWith('first_interview'))?.split(' ')[1] ?? ''
    await transfer('2027-05-10', '100003', '総務部/総務課')
    await scanAt('2027-05-10T08:46')
    const after = await about(CLERK)
    expect(after).toEqual([
      'mid_interview 100003',
      `self_review ${CLERK}`,
      'first_rating 100003',
      before.find((each) => each.startsWith('second_rating')),
      'disclosure 100003',
      'closing_interview 100003',
      `complaint_window ${CLERK}`,
      `move_handover ${old}`,
      `move_goals ${CLERK}`,
      'move_interview 100003',
    ])
    const rows = await city.db.prisma.assignment.count()
    await scanAt('2027-05-11T08:46')
    expect(await city.db.prisma.assignment.count()).toBe(rows)
  })

  it('a leave: everything is 対象外 the same day without a word; its author hears once, five business days after it', async () => {
    await linkAccount(city.db.prisma, { channel: 'slack', externalId: 'U1' }, await idOf(HR), city.app.clock.now())
    const before = await about(CLERK)
    await city.db.prisma.leave.create({
      data: { employeeId: await idOf(CLERK), fromOn: date('2027-06-01'), toOn: date('2027-06-30') },
    })
    await scanAt('2027-06-01T07:46')
    expect(await about(CLERK)).toEqual([])
    expect(await about(CLERK, 'excluded')).toEqual(before)
    expect(await city.hagukumi(HR, 'show', number)).not.toMatch(/休|leave/)
    await scanAt('2027-07-06T08:46')
    expect(await city.db.prisma.outboxMessage.count()).toBe(0)
    await scanAt('2027-07-07T08:46')
    await scanAt('2027-07-08T08:46')
    const [message, ...more] = await city.db.prisma.outboxMessage.findMany()
    expect(more).toEqual([])
    const said = JSON.stringify(message?.card)
    expect(said).toContain(`${CLERK}　`)
    expect(said).not.toMatch(/休|復帰|育児/)
    expect(await about(CLERK)).toEqual([])
    const file = `職員番号,手順,済んだ日,対象\n${CLERK},self_review,,対象\n`
    expect(await city.withFile(HR, file, 'import', number)).toContain('対象に戻したもの 1件')
    expect(await about(CLERK)).toEqual([`self_review ${CLERK}`])
  })

  it('who leaves has everything closed, and so has everybody about them; other 任用形態 is 対象外', async () => {
    await city.db.prisma.employee.update({ where: { number: CLERK }, data: { leftOn: date('2027-05-31') } })
    await city.db.prisma.employee.update({ where: { number: '100119' }, data: { employment: '派遣職員' } })
    await scanAt('2027-05-31T07:46')
    expect(await about(CLERK)).toEqual([])
    expect(await about('100119')).toEqual([])
    expect((await about('100119', 'excluded')).length).toBeGreaterThan(0)
  })

  it('an appraiser who leaves is followed by the one whom the directory names then', async () => {
    const clerk = await idOf(CLERK)
    const { firstAppraiserId } = await city.db.prisma.appointment.findFirstOrThrow({
      where: { employeeId: clerk, main: true, toOn: null },
    })
    await city.db.prisma.employee.update({
      where: { id: firstAppraiserId ?? '' },
      data: { leftOn: date('2027-05-31') },
    })
    await city.db.prisma.appointment.updateMany({
      where: { firstAppraiserId },
      data: { firstAppraiserId: await idOf('100003') },
    })
    await scanAt('2027-06-01T07:46')
    expect(await about(CLERK)).toContain('mid_interview 100003')
    const double = await city.db.prisma.$queryRaw<unknown[]>`SELECT step_id, about_id FROM assignment
      WHERE state = 'open' AND about_id IS NOT NULL GROUP BY 1, 2 HAVING count(*) > 1`
    expect(double).toEqual([])
    const strays = await city.db.prisma.assignment.count({
      where: { state: 'open', employeeId: firstAppraiserId ?? '' },
    })
    expect(strays).toBe(0)
  })

  it('somebody new joins what comes later, and only their appraiser reads that they are new', async () => {
    const clerk = await city.db.prisma.employee.findUniqueOrThrow({ where: { number: CLERK } })
    const post = await city.db.prisma.appointment.findFirstOrThrow({
      where: { employeeId: clerk.id, main: true, toOn: null },
    })
    const created = await city.db.prisma.employee.create({
      data: { ...clerk, id: crypto.randomUUID(), number: '200001', email: null },
    })
    await city.db.prisma.appointment.create({
      data: { ...post, id: crypto.randomUUID(), employeeId: created.id, fromOn: date('2027-07-01') },
    })
    await scanAt('2027-07-01T08:46')
    const joined = await about('200001')
    expect(joined).toHaveLength(8)
    const newcomer = joined.filter((each) => each.startsWith('move_newcomer'))
    expect(newcomer).toHaveLength(1)
    expect(newcomer).not.toEqual(['move_newcomer 200001'])
    await scanAt('2027-07-02T08:46')
    expect(await about('200001')).toEqual(joined)
  })
})
