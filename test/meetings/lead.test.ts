import { readFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { App } from '../../src/app.ts'
import type { Task } from '../../src/domain/nudge/task.ts'
import { meetings } from '../../src/features/meetings/index.ts'
import { THEMES } from '../../src/features/meetings/theme-texts.ts'
import { idleApp } from '../deliveries/support.ts'
import { root } from '../people/support.ts'
import type { StandingClock } from '../support/clock.ts'
import { engines } from '../support/engines.ts'
import { COUNTER, day, notices, plan, plannedIn, Visitor } from './support.ts'

const FIELD = '市民部/廃棄物対策課/清掃事務所'

describe('the line in a digest', () => {
  it('says what, when and how long, with the two buttons of wording §4', () => {
    const task: Task = {
      id: 't',
      employeeId: 'e',
      feature: 'meetings',
      campaignId: 'c',
      stepId: 's',
      title: '職場ミーティングの進行',
      minutes: 5,
      due: day('2027-01-28'),
      touches: [],
      touchedTo: undefined,
      toldDue: undefined,
      protects: undefined,
      announced: undefined,
      plannedAt: undefined,
      snoozedUntil: undefined,
      about: undefined,
      given: { meeting: 'm', at: '08:35' },
    }
    const [line] = meetings.lines?.([task], {} as never) ?? []
    expect(line).toMatchObject({
      title: '職場ミーティングの進行',
      when: '1月28日（木）8:35',
      minutes: 5,
      taskIds: ['t'],
    })
    expect(line?.buttons.map(({ label, act, given }) => [label, act, given])).toEqual([
      ['テーマを選ぶ', 'themes', { meeting: 'm' }],
      ['代わってもらう', 'handOver', { meeting: 'm' }],
    ])
  })
})

describe('the theme bank', () => {
  it('has the themes of the notes, each with one question, and quotes the policy to the letter', () => {
    const policy = readFileSync(new URL('prisma/seed/policy/policy.md', root), 'utf8')
    expect(THEMES.length).toBeGreaterThanOrEqual(13)
    expect(new Set(THEMES.map(({ code }) => code)).size).toBe(THEMES.length)
    for (const { title, question, minutes, quote } of THEMES) {
      expect(question, title).toMatch(/[。か]$/)
      expect(minutes).toBeGreaterThanOrEqual(5)
      if (quote) expect(policy, title).toContain(quote.text)
    }
    expect(THEMES.filter(({ quote }) => quote).length).toBeGreaterThan(10)
  })
})

describe.each(engines)('leading a meeting on $name', ({ city }) => {
  let app: App & { readonly clock: StandingClock }
  beforeEach(async () => {
    app = await idleApp(await city())
    await plan(app.db, '2027-01-12T08:00', '2027-02-28')
  })
  afterEach(() => app.close())

  const meetingOf = async (path: string) => {
    const [found] = await app.db.prisma.meeting.findMany({
      where: { unit: { path }, day: { gte: new Date('2027-01-26') } },
      include: { leader: true },
      orderBy: { day: 'asc' },
    })
    if (!found?.leader) throw new Error('no meeting with a leader')
    return { ...found, leader: found.leader }
  }

  it('begins with three themes, the policy beside them, one for the kind of unit', async () => {
    const office = await meetingOf(COUNTER)
    const clerk = await Visitor.of(app, office.leader.number)
    const shown = await clerk.act('themes', { meeting: office.id })
    expect(shown).toContain('1月28日（木）8:35のテーマ')
    expect(shown.match(/はじめの問いかけ/g)).toHaveLength(3)
    expect(shown).toMatch(/事務ミス防止|業務の意義・根拠/)
    expect(shown).not.toMatch(/危険予知|ヒヤリハット/)
    expect(shown).toMatch(/― 方針本文　第.章/)
    const field = await meetingOf(FIELD)
    const worker = await Visitor.of(app, field.leader.number)
    expect(await worker.act('themes', { meeting: field.id })).toMatch(/危険予知|ヒヤリハット/)
  })

  it('has every quote of the bank at its place in the knowledge library', async () => {
    const { leader, id } = await meetingOf(COUNTER)
    const clerk = await Visitor.of(app, leader.number)
    const places = new Set<string>()
    for (let page = 0; page < 8; page += 1) {
      const shown = await clerk.act('themes', { meeting: id, page })
      for (const { title, quote, kinds } of THEMES) {
        if (!quote || (kinds && !kinds.includes('office'))) continue
        if (!shown.includes(`${title}（`)) continue
        expect(shown, title).toContain(quote.text)
        expect(shown, title).toContain(quote.ref)
        places.add(title)
      }
    }
    expect(places.size).toBe(THEMES.filter(({ quote, kinds }) => quote && (!kinds || kinds.includes('office'))).length)
  })

  it('takes a theme, which is not offered again the month after', async () => {
    const { leader, id } = await meetingOf(COUNTER)
    const clerk = await Visitor.of(app, leader.number)
    await clerk.act('themes', { meeting: id })
    const [first = ''] = clerk.buttons
    const title = /「(.*)」/.exec(first)?.[1] ?? ''
    expect(await clerk.press(first)).toContain(`テーマを「${title}」にしました`)
    const [, february] = await app.db.prisma.meeting.findMany({
      where: { unit: { path: COUNTER } },
      orderBy: { day: 'asc' },
    })
    for (let page = 0; page < 6; page += 1)
      expect(await clerk.act('themes', { meeting: february?.id, page })).not.toContain(`${title}（`)
  })

  it('is handed on without a reason; the other is told kindly, and not from whom', async () => {
    const before = await meetingOf(COUNTER)
    const clerk = await Visitor.of(app, before.leader.number)
    const unit = { appointments: { some: { unit: { path: COUNTER } } } }
    for (const { number } of await app.db.prisma.employee.findMany({ where: unit })) await Visitor.of(app, number)
    expect(await clerk.act('handOver', { meeting: before.id })).toContain('理由は要りません')
    expect(await clerk.press('次の方へ')).toMatch(/^1月28日（木）8:35の進行は、.+さんにお願いしました。$/)
    const after = await meetingOf(COUNTER)
    expect(after.leaderId).not.toBe(before.leaderId)
    const told = (await notices(app.db)).filter(({ to }) => to === `U${after.leader.number}`)
    expect(told).toMatchObject([
      { placeKind: 'direct', text: expect.stringContaining('難しいときは、理由なしで次の方へ回せます。') },
    ])
    expect(told[0]?.text).not.toContain(before.leader.name)
    const tasks = await app.db.prisma.assignment.findMany({
      where: { stepId: before.stepId ?? '' },
      orderBy: { state: 'desc' },
    })
    expect(tasks).toMatchObject([
      { employeeId: after.leaderId, state: 'open', announced: new Date('2027-01-28') },
      { employeeId: before.leaderId, state: 'closed', reason: 'handed_on' },
    ])
    // It does not come back, not even by the morning's plan, and is no longer the first one's to hand on.
    await plan(app.db, '2027-01-27T08:00', '2027-02-28')
    expect((await meetingOf(COUNTER)).leaderId).toBe(after.leaderId)
    expect(await clerk.act('handOver', { meeting: before.id })).toContain('いまは別の方です')
    expect(await clerk.act('handTo', { meeting: before.id, to: before.leaderId })).not.toContain('お願いしました')
    // Nor is it anybody else's of the unit to hand on.
    const third = await app.db.prisma.employee.findUniqueOrThrow({ where: { number: '100197' } })
    for (const number of [before.leader.number, '100184']) {
      const colleague = await Visitor.of(app, number)
      expect(await colleague.act('handTo', { meeting: before.id, to: third.id })).toContain('いまは別の方です')
    }
    expect((await meetingOf(COUNTER)).leaderId).toBe(after.leaderId)
  })

  it('goes to somebody by name, whose digest tells them where nothing may be sent just now', async () => {
    const before = await meetingOf(COUNTER)
    const clerk = await Visitor.of(app, before.leader.number)
    await Visitor.of(app, '100197')
    app.clock.advance(180)
    await clerk.act('handOver', { meeting: before.id })
    await clerk.press('ほかの方')
    // The last in the order of turns is found behind 「ほかの方」.
    const chosen = await app.db.prisma.employee.findUniqueOrThrow({ where: { number: '100197' } })
    await clerk.press(chosen.name)
    expect((await meetingOf(COUNTER)).leader.number).toBe('100197')
    // 12:10 is the noon break.
    expect(await notices(app.db)).toEqual([])
    const open = { stepId: before.stepId ?? '', state: 'open' }
    expect(await app.db.prisma.assignment.findMany({ where: open })).toMatchObject([
      { employeeId: chosen.id, announced: null, touchedTo: null },
    ])
    const turn = await app.db.prisma.nudgeTurn.findUnique({ where: { employeeId: chosen.id } })
    expect(turn).not.toBeNull()
  })

  it('writes to nobody a third time in a week', async () => {
    const before = await meetingOf(COUNTER)
    const clerk = await Visitor.of(app, before.leader.number)
    await Visitor.of(app, '100190')
    const chosen = await app.db.prisma.employee.findUniqueOrThrow({ where: { number: '100190' } })
    const letter = { employeeId: chosen.id, day: new Date('2027-01-25'), kind: 'digest', solicited: false }
    await app.db.prisma.nudgeLetter.createMany({
      data: ['1', '2'].map((last) => ({ ...letter, messageId: `00000000-0000-4000-8000-00000000000${last}` })),
    })
    await clerk.act('handTo', { meeting: before.id, to: chosen.id })
    expect((await meetingOf(COUNTER)).leader.number).toBe('100190')
    expect(await notices(app.db)).toEqual([])
    // The day before, their digest would come after the meeting: a colleague's request then goes all the same.
    app.clock.advance(60 * 24)
    const back = await Visitor.of(app, '100190')
    const third = await app.db.prisma.employee.findUniqueOrThrow({ where: { number: '100197' } })
    await Visitor.of(app, '100197')
    await app.db.prisma.nudgeLetter.updateMany({ data: { employeeId: third.id } })
    await back.act('handTo', { meeting: before.id, to: third.id })
    expect(await notices(app.db)).toMatchObject([{ to: 'U100197' }])
  })

  it('can be passed on until nobody is left, and then may be skipped', async () => {
    const { id } = await meetingOf(COUNTER)
    const seen = new Set<string>()
    for (let shown = ''; !shown.includes('ほかに見つかりません'); ) {
      const { leader } = await meetingOf(COUNTER)
      expect(seen.has(leader.number)).toBe(false)
      seen.add(leader.number)
      const clerk = await Visitor.of(app, leader.number)
      shown = await clerk.act('handOver', { meeting: id })
      if (clerk.buttons.includes('次の方へ')) await clerk.press('次の方へ')
      else expect(clerk.buttons).toEqual(['今月は見送り'])
    }
    expect(seen.size).toBeGreaterThan(8)
  })

  it('is skipped with one word, no question why, and taken back', async () => {
    const { stepId, leader } = await meetingOf(COUNTER)
    const clerk = await Visitor.of(app, '100184')
    expect(await clerk.say('今月は見送り')).toBe('今月は見送り、と記録しました。次は2月25日（木）です。')
    const tasks = () =>
      app.db.prisma.assignment.findMany({ where: { stepId: stepId ?? '' }, include: { employee: true } })
    expect(await tasks()).toMatchObject([{ state: 'closed', reason: 'skipped' }])
    await plan(app.db, '2027-01-27T08:00', '2027-02-28')
    expect(await plannedIn(app.db, COUNTER)).toMatchObject([{ state: 'skipped' }, { state: 'planned' }])
    expect(await clerk.press('元に戻す')).toBe('1月28日（木）8:35の予定を元に戻しました。')
    expect(await tasks()).toMatchObject([{ state: 'open', employee: { number: leader.number } }])
  })
})
