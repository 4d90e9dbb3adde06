import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, it } from 'vitest'
import { cadenceOf, meetingDays, readRecurrence } from '../../src/domain/meeting/cadence.ts'
import { LEAST_UNITS, mergeSmall, type UnitGroup } from '../../src/domain/meeting/counts.ts'
import { type Candidate, canLead, inUnitSince, nextLeader } from '../../src/domain/meeting/rotation.ts'
import { workKindOf } from '../../src/domain/meeting/work-kind.ts'
import type { Employee } from '../../src/domain/people/employee.ts'
import { THEMES } from '../../src/features/meetings/theme-texts.ts'
import { themesFor } from '../../src/features/meetings/themes.ts'
import { anyDay, calendar, seedOf } from '../calendar/support.ts'
import { day } from './support.ts'

const seed = seedOf('meetings: rules')
/** With room for a span behind it, before the table of holidays ends. */
const anyStart = anyDay.map((each) => (each.year > 2048 ? each.subtract({ years: 3 }) : each))
const { compare } = Temporal.PlainDate

describe('the days of meetings', () => {
  it.each([
    ['毎週月曜', { weeks: undefined, weekday: 1 }],
    ['第２木曜日', { weeks: [2], weekday: 4 }],
    ['第1・第3月', { weeks: [1, 3], weekday: 1 }],
    ['第3,1火曜', { weeks: [1, 3], weekday: 2 }],
  ])('%s is read', (text, expected) => {
    expect(readRecurrence(text)).toEqual(expected)
  })

  it.each(['', '第6木曜', '木曜', '毎月第2木曜', '第2木曜 8:35'])('「%s」 is none', (text) => {
    expect(readRecurrence(text)).toBeUndefined()
  })

  const cadence = fc.record({
    on: fc
      .tuple(fc.constantFrom('毎週', '第1', '第2', '第4', '第5', '第1・第3'), fc.constantFrom(...'月火水木金'))
      .map(([when, weekday]) => `${when}${weekday}曜`),
    closed: fc.constantFrom('before' as const, 'after' as const),
  })

  it('are open, in order, each once, and the same however the span is cut', () => {
    fc.assert(
      fc.property(cadence, anyStart, fc.integer({ min: 1, max: 400 }), fc.nat(400), (set, from, length, cut) => {
        const to = from.add({ days: length })
        const days = meetingDays(set, { from, to }, calendar)
        for (const [at, each] of days.entries()) {
          expect(calendar.isOpen(each)).toBe(true)
          expect(compare(each, from) >= 0 && compare(each, to) <= 0).toBe(true)
          const before = days[at - 1]
          if (before) expect(compare(before, each)).toBe(-1)
        }
        const middle = from.add({ days: Math.min(cut, length) })
        const [one, other] = [
          meetingDays(set, { from, to: middle }, calendar),
          meetingDays(set, { from: middle.add({ days: 1 }), to: to.add({ days: 1 }) }, calendar),
        ]
        const joined = [...one, ...other].map(String).filter((each) => each <= to.toString())
        expect(joined).toEqual(days.map(String))
      }),
      { seed, numRuns: 300 },
    )
  })

  it('stay on their weekday where that is open, and come once in each month that has it', () => {
    const of = { on: '第2木曜', closed: 'after' as const }
    const days = meetingDays(of, { from: day('2027-04-01'), to: day('2028-03-31') }, calendar)
    expect(days.filter((each) => each.dayOfWeek === 4).length).toBeGreaterThan(9)
    expect(new Set(days.map((each) => each.toPlainYearMonth().toString())).size).toBe(12)
    // 2027-10-14 and 2027-11-11 of wording §7.
    expect(days.map(String)).toEqual(expect.arrayContaining(['2027-10-14', '2027-11-11']))
  })

  it('move off a closed day as the unit set it', () => {
    const span = { from: day('2027-04-26'), to: day('2027-05-10') }
    // 29 April 2027 is 昭和の日, a Thursday; 30 April is open.
    expect(meetingDays({ on: '第5木曜', closed: 'before' }, span, calendar).map(String)).toEqual(['2027-04-28'])
    expect(meetingDays({ on: '第5木曜', closed: 'after' }, span, calendar).map(String)).toEqual(['2027-04-30'])
  })
})

describe('which units meet', () => {
  const all = { on: '第4木曜', at: '08:35', minutes: 30, closed: 'before' as const }
  const own = { unit: '部/課/係', at: '09:00' }
  const set = { all, units: [own], not_units: ['消防', '部/課'] }

  it('is by the setting of all, the own one above it, and not those left out', () => {
    expect(cadenceOf('部/別の課', 4, set)).toMatchObject({ at: '08:35' })
    expect(cadenceOf('部/別の課', 3, set)).toBeUndefined()
    expect(cadenceOf('部/別の課', 3, { ...set, least_people: 3 })).toMatchObject({ at: '08:35' })
    expect(cadenceOf('部/課/係', 2, set)).toMatchObject({ on: '第4木曜', at: '09:00' })
    expect(cadenceOf('部/課/他の係', 20, set)).toBeUndefined()
    expect(cadenceOf('消防', 20, set)).toBeUndefined()
    expect(cadenceOf('部/別の課', 9, {})).toBeUndefined()
  })
})

const plain: Employee = {
  number: '1',
  name: '試験 一郎',
  kana: '',
  email: 'a@sample.invalid',
  employment: '',
  dutyDays: [1, 2, 3, 4, 5],
  dutyHours: { from: '08:30', to: '17:15' },
  leftOn: undefined,
  leaves: [],
  appointments: [],
}
const post = (unitPath: string, from: string, to?: string) => ({
  kind: 'main' as const,
  unitPath,
  gradeId: undefined,
  gradeName: '',
  jobFamily: '',
  from: day(from),
  to: to === undefined ? undefined : day(to),
  superior: undefined,
  firstAppraiser: undefined,
  secondAppraiser: undefined,
})

describe('who may lead', () => {
  const thursday = { unitPath: '係', day: day('2027-01-28'), at: '08:35' }
  const there = { ...plain, appointments: [post('係', '2026-04-01')] }

  it.each([
    ['somebody at work', there, true],
    ['somebody on leave that day', { ...there, leaves: [{ from: day('2027-01-28'), to: day('2027-01-28') }] }, false],
    ['somebody back from leave', { ...there, leaves: [{ from: day('2026-12-01'), to: day('2027-01-27') }] }, true],
    ['somebody who does not work on Thursdays', { ...there, dutyDays: [1, 2, 3, 5] }, false],
    ['somebody who comes at nine', { ...there, dutyHours: { from: '09:00', to: '17:45' } }, false],
    ['a night shift that ends at 8:30', { ...there, dutyDays: [3], dutyHours: { from: '08:30', to: '08:30' } }, false],
    ['somebody who has left', { ...there, leftOn: day('2027-01-27') }, false],
    ['somebody on their last day', { ...there, leftOn: day('2027-01-28') }, true],
    [
      'somebody who moved on',
      { ...plain, appointments: [post('係', '2026-04-01', '2027-01-27'), post('他', '2027-01-28')] },
      false,
    ],
    [
      'somebody with only a second post there',
      { ...plain, appointments: [{ ...post('係', '2026-04-01'), kind: 'concurrent' as const }] },
      false,
    ],
    ['somebody of whom the directory says nothing, as their unit works', { ...there, dutyHours: undefined }, false],
    ['somebody with hours of their own, whatever their unit does', there, true],
  ])('%s', (_, employee, may) => {
    const late = {
      days: '月火水木金',
      from: '08:30',
      to: '17:15',
      units: [{ unit: '係', days: '木', from: '09:30', to: '18:15' }],
    }
    expect(canLead(employee, thursday, late)).toBe(may)
  })

  it('counts from when they came, through grades and contracts in the same unit', () => {
    const appointments = [
      post('係', '2020-04-01', '2024-03-31'),
      post('係', '2024-04-01', '2026-03-31'),
      post('係', '2026-04-01'),
    ]
    expect(inUnitSince({ ...plain, appointments }, thursday)?.toString()).toBe('2020-04-01')
  })
})

describe('whose turn it is', () => {
  const leads = (days: readonly Temporal.PlainDate[], present: (id: number, at: number) => boolean, people: number) => {
    const led = new Map<string, Temporal.PlainDate>()
    const counts = new Map<string, number>()
    const order: string[] = []
    for (const [at, each] of days.entries()) {
      const candidates: Candidate[] = Array.from({ length: people }, (_, id) => id)
        .filter((id) => present(id, at))
        .map((id) => ({ id: `${id}`, number: `${id}`, since: day('2020-04-01'), led: led.get(`${id}`) }))
      const leader = nextLeader(candidates, order.at(-1))
      if (!leader) continue
      led.set(leader.id, each)
      counts.set(leader.id, (counts.get(leader.id) ?? 0) + 1)
      order.push(leader.id)
    }
    return { counts, order }
  }
  const threeYears = meetingDays(
    { on: '第2木曜', closed: 'after' },
    { from: day('2027-04-01'), to: day('2030-03-31') },
    calendar,
  )

  it('is fair over three years: nobody leads twice more than another who was always there', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 25 }),
        fc.array(fc.array(fc.boolean(), { minLength: 36, maxLength: 36 }), { maxLength: 8 }),
        (always, others) => {
          const present = (id: number, at: number) => id < always || (others[id - always]?.[at] ?? false)
          const { counts, order } = leads(threeYears, present, always + others.length)
          const each = Array.from({ length: always }, (_, id) => counts.get(`${id}`) ?? 0)
          expect(Math.max(...each) - Math.min(...each)).toBeLessThanOrEqual(1)
          for (const [at, leader] of order.entries()) expect(leader).not.toBe(order[at - 1])
        },
      ),
      { seed, numRuns: 200 },
    )
  })

  it('does not fall on somebody who has just come', () => {
    const old = { id: 'old', number: '9', since: day('2020-04-01'), led: day('2027-03-25') }
    const newcomer = { id: 'new', number: '1', since: day('2027-04-01'), led: undefined }
    const waiting = { id: 'waiting', number: '5', since: day('2021-04-01'), led: day('2026-11-26') }
    expect(nextLeader([newcomer, old, waiting], 'old')?.id).toBe('waiting')
    expect(nextLeader([newcomer, old], 'old')?.id).toBe('new')
    expect(nextLeader([old], 'old')?.id).toBe('old')
    expect(nextLeader([], 'old')).toBeUndefined()
  })
})

describe('the themes that are offered', () => {
  it('are three, none of the last ones, one of them for the kind of unit', () => {
    const codes = fc.uniqueArray(fc.constantFrom(...THEMES.map(({ code }) => code)), { maxLength: 6 })
    fc.assert(
      fc.property(
        codes,
        fc.constantFrom('office' as const, 'field' as const, 'care' as const),
        fc.nat(999),
        fc.nat(20),
        (recent, kind, turn, page) => {
          const offered = themesFor({ kind, recent, turn, page })
          expect(new Set(offered.map(({ code }) => code)).size).toBe(3)
          for (const { kinds } of offered) expect(kinds === undefined || kinds.includes(kind)).toBe(true)
          const own = THEMES.filter(({ kinds }) => kinds?.includes(kind))
          expect(offered.filter(({ kinds }) => kinds?.includes(kind))).toHaveLength(1)
          const free = own.some(({ code }) => !recent.includes(code))
          for (const { code, kinds } of offered) if (kinds === undefined || free) expect(recent).not.toContain(code)
        },
      ),
      { seed, numRuns: 500 },
    )
  })

  it('know hands from desks by the posts of a unit', () => {
    expect(workKindOf(['技能労務職 技能主事', '技能労務職 業務主事', '事務職 主査級'])).toBe('field')
    expect(workKindOf(['保育士 保育士', '保育士 主任保育士', '技能労務職 技能主事'])).toBe('care')
    expect(workKindOf(['消防職 消防士'])).toBe('field')
    expect(workKindOf(['事務職 主査級', '技術職 主事級'])).toBe('office')
    expect(workKindOf([])).toBe('office')
  })
})

describe('counts of small groups', () => {
  it('never stand alone and cannot be had by subtraction', () => {
    const group = fc.record({
      units: fc.integer({ min: 1, max: 12 }),
      held: fc.nat(9),
      skipped: fc.nat(9),
      unrecorded: fc.nat(9),
    })
    fc.assert(
      fc.property(fc.array(group, { maxLength: 12 }), (found) => {
        const groups: UnitGroup[] = found.map((each, at) => ({ ...each, name: `${at}部` }))
        const shown = mergeSmall(groups)
        for (const { units } of shown) expect(units).toBeGreaterThanOrEqual(LEAST_UNITS)
        const total = (all: readonly UnitGroup[]) => all.reduce((sum, { held }) => sum + held, 0)
        // All are in it, or nothing is shown at all.
        expect(shown.length === 0 || total(shown) === total(groups)).toBe(true)
        // In the order of the directory, whatever the figures; the merged ones last.
        const places = shown.map(({ name }) => groups.findIndex((each) => each.name === name))
        const named = places.filter((place) => place >= 0)
        expect(named).toEqual([...named].sort((one, other) => one - other))
        expect(places.indexOf(-1)).toBe(named.length < shown.length ? shown.length - 1 : -1)
      }),
      { seed, numRuns: 500 },
    )
  })
})
