import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Database } from '../../src/infra/db/index.ts'
import { settleOver } from '../../src/infra/store/meetings/tasks.ts'
import { importSettings } from '../../src/infra/store/settings/settings.ts'
import { by } from '../people/support.ts'
import { engines } from '../support/engines.ts'
import { at, COUNTER, day, plan, plannedIn } from './support.ts'

describe.each(engines)('the plan of meetings on $name', ({ city }) => {
  let db: Database
  beforeEach(async () => {
    db = await city()
  })
  afterEach(() => db.close())

  /** All rows that planning writes, without the moment at which. */
  const rows = async () => {
    const { prisma } = db
    const steps = await prisma.campaignStep.findMany({ orderBy: { id: 'asc' } })
    const meetings = await prisma.meeting.findMany({ orderBy: { id: 'asc' } })
    const assignments = await prisma.assignment.findMany({ orderBy: { id: 'asc' } })
    const campaigns = await prisma.campaign.findMany({ orderBy: { id: 'asc' } })
    return JSON.stringify({ campaigns, steps, meetings, assignments })
  }
  const openTasks = (on: string) =>
    db.prisma.assignment.findMany({
      where: { state: 'open', step: { dueOn: new Date(on), meetings: { some: { unit: { path: COUNTER } } } } },
      include: { employee: true, step: true, campaign: true },
    })
  const leave = (number: string, from: string, to: string) =>
    db.prisma.employee.update({
      where: { number },
      data: { leaves: { create: { fromOn: new Date(from), toOn: new Date(to) } } },
    })

  it('gives each unit its days, and each meeting a leader who has one task with its words', async () => {
    expect(await plan(db, '2027-01-18T08:00', '2027-02-28')).toBeGreaterThan(80)
    const planned = await plannedIn(db, COUNTER)
    expect(planned.map(({ day: on }) => on)).toEqual(['2027-01-28', '2027-02-25'])
    expect(new Set(planned.map(({ leader }) => leader)).size).toBe(2)
    expect(await openTasks('2027-01-28')).toMatchObject([
      {
        employee: { number: planned[0]?.leader },
        step: {
          title: '職場ミーティングの進行',
          feature: 'meetings',
          touches: ['T-2'],
          minutes: 5,
          given: { at: '08:35' },
        },
        campaign: {
          kind: 'meeting',
          author: 'system',
          state: 'running',
          sample: true,
          title: '職場ミーティング 2027年1月',
        },
      },
    ])
    const unled = await db.prisma.meeting.count({ where: { leaderId: null } })
    expect(unled).toBe(0)
  })

  it('writes the same rows when it runs again, or twice at once', async () => {
    const both = db.engine === 'postgres' ? 2 : 1
    await Promise.all(Array.from({ length: both }, () => plan(db, '2027-01-18T08:00', '2027-02-28')))
    const before = await rows()
    expect(await db.prisma.campaign.count({ where: { kind: 'meeting' } })).toBe(2)
    await plan(db, '2027-01-18T08:00', '2027-02-28')
    await plan(db, '2027-01-18T13:00', '2027-02-20')
    expect(await rows()).toBe(before)
  })

  it('asks nobody again who said that they are done with it', async () => {
    await plan(db, '2027-01-18T08:00', '2027-01-31')
    const [task] = await openTasks('2027-01-28')
    await db.prisma.assignment.update({ where: { id: task?.id ?? '' }, data: { state: 'done', trust: 'self' } })
    const before = await rows()
    await plan(db, '2027-01-19T08:00', '2027-01-31')
    expect(await rows()).toBe(before)
  })

  it('replaces a leader who will be on leave, moves or leaves, without a word', async () => {
    await plan(db, '2027-01-18T08:00', '2027-01-31')
    const passed = new Set<string>()
    for (const absent of ['leave', 'told', 'left', 'moved'] as const) {
      const [meeting] = await plannedIn(db, COUNTER)
      const leader = meeting?.leader ?? ''
      expect(passed.has(leader)).toBe(false)
      passed.add(leader)
      const left = { where: { number: leader }, data: { leftOn: new Date('2027-01-27') } }
      if (absent === 'leave') await leave(leader, '2027-01-28', '2027-01-29')
      // Away on the day on which they would be told.
      if (absent === 'told') await leave(leader, '2027-01-26', '2027-01-26')
      if (absent === 'left') await db.prisma.employee.update(left)
      if (absent === 'moved')
        await db.prisma.appointment.updateMany({
          where: { employee: { number: leader } },
          data: { toOn: new Date('2027-01-20') },
        })
      await plan(db, '2027-01-19T08:00', '2027-01-31')
      const [open, ...more] = await openTasks('2027-01-28')
      expect(more).toEqual([])
      expect(open?.employee.number).not.toBe(leader)
    }
    expect(await db.prisma.assignment.count({ where: { state: 'closed', reason: 'handed_on' } })).toBe(4)
    expect(await db.prisma.outboxMessage.count()).toBe(0)
  })

  it('goes round the unit over the months, and never twice running', async () => {
    await plan(db, '2027-01-18T08:00', '2027-12-31')
    const leaders = (await plannedIn(db, COUNTER)).map(({ leader }) => leader)
    expect(leaders.length).toBeGreaterThan(10)
    expect(new Set(leaders).size).toBe(leaders.length)
    // 100182 is on leave, 100183 works on Saturdays but also on Thursdays, 100188 comes at nine.
    expect(leaders).not.toContain('100182')
    expect(leaders).not.toContain('100188')
  })

  it('plans nobody in a busy time, and nothing for today or before', async () => {
    await importSettings(db, '{"blackouts":[{"name":"異動期","from":"03-15","to":"04-10"}]}', by)
    await plan(db, '2027-01-28T08:00', '2027-04-30', '2027-01-01')
    expect((await plannedIn(db, COUNTER)).map(({ day: on }) => on)).toEqual(['2027-02-25', '2027-04-22'])
  })

  it('follows a changed setting, but keeps what somebody brought something up for', async () => {
    await plan(db, '2027-01-18T08:00', '2027-03-31')
    const [, february] = await db.prisma.meeting.findMany({
      where: { unit: { path: COUNTER } },
      orderBy: { day: 'asc' },
    })
    if (!february) throw new Error('no meeting')
    await db.prisma.meetingItem.create({ data: { id: february.id, meetingId: february.id, text: '電話の順番' } })
    const all = { on: '毎週水曜', at: '09:00', minutes: 15, closed: 'after' }
    await importSettings(db, JSON.stringify({ meetings: { units: [{ unit: COUNTER, ...all }] } }), by)
    await plan(db, '2027-01-18T08:30', '2027-02-28')
    const days = (await plannedIn(db, COUNTER)).map(({ day: on }) => on)
    expect(days).toEqual(
      ['01-20', '01-27', '02-03', '02-10', '02-17', '02-24', '02-25', '03-25'].map((each) => `2027-${each}`),
    )
    expect(await openTasks('2027-01-28')).toEqual([])
    // The units that meet no more keep only what lies beyond the days planned.
    const others = { unit: { path: { not: COUNTER } }, day: { lte: new Date('2027-02-28') } }
    expect(await db.prisma.meeting.count({ where: others })).toBe(0)
  })

  it('ends tasks whose day is over, and a month that is over', async () => {
    await plan(db, '2027-01-18T08:00', '2027-02-28')
    await db.prisma.meeting.updateMany({ data: { passedBy: ['00000000-0000-4000-8000-000000000000'] } })
    await db.prisma.$transaction((tx) => settleOver(tx, day('2027-02-01'), at('2027-02-01T08:00')))
    const open = await db.prisma.assignment.findMany({ where: { state: 'open' } })
    expect(open.length).toBeGreaterThan(0)
    for (const { dueOn } of open) expect(dueOn >= new Date('2027-02-01')).toBe(true)
    expect(await db.prisma.assignment.count({ where: { state: 'closed', reason: 'over' } })).toBeGreaterThan(40)
    expect(await db.prisma.campaign.findMany({ orderBy: { startsOn: 'asc' }, select: { state: true } })).toEqual([
      { state: 'done' },
      { state: 'running' },
    ])
    const remembered = { day: { lt: new Date('2027-02-01') }, passedBy: { isEmpty: false } }
    expect(await db.prisma.meeting.count({ where: remembered })).toBe(0)
  })
})
