import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, it } from 'vitest'
import { onOrBefore } from '../../src/domain/calendar/business-days.ts'
import { civicCalendar } from '../../src/domain/calendar/civic-calendar.ts'
import { readTouch } from '../../src/domain/calendar/touch.ts'
import { dayOf, ZONE } from '../../src/domain/calendar/written.ts'
import { Hours } from '../../src/domain/nudge/hours.ts'
import { type LetterKind, look } from '../../src/domain/nudge/look.ts'
import type { Task } from '../../src/domain/nudge/task.ts'
import { TouchDays } from '../../src/domain/nudge/touch-days.ts'
import { nationalHolidays } from '../../src/infra/calendar/national-holidays.ts'
import { seedOf } from '../calendar/support.ts'

const SEED = seedOf('looking at somebody')
const CALENDAR = civicCalendar(nationalHolidays())
const DAYS = new TouchDays(CALENDAR)
const BEGIN = Temporal.Instant.from('2027-04-12T08:00:00+09:00')
const FIRST = dayOf(BEGIN)
const { compare } = Temporal.PlainDate

/** Somebody's year: on which weekdays they work, when they are away, and what falls due when. */
const year = fc.record({
  dutyDays: fc.constantFrom([1, 2, 3, 4, 5], [1, 3, 5], [2, 3, 4, 5, 6], [1, 2]),
  away: fc.array(fc.record({ from: fc.integer({ min: 0, max: 200 }), days: fc.integer({ min: 0, max: 40 }) }), {
    maxLength: 2,
  }),
  own: fc.constantFrom(
    undefined,
    { before: '12:00', after: '24:00', breaks: [] },
    { before: '10:00', after: '11:00', breaks: [] },
    { before: '00:00', after: '24:00', breaks: [{ from: '09:00', to: '16:00' }] },
  ),
  /** Days on which nothing ran from nine to one: whoever had only the morning left is looked at after it. */
  down: fc.uniqueArray(fc.integer({ min: 0, max: 220 }), { maxLength: 60 }),
  dues: fc.array(
    fc.record({
      day: fc.integer({ min: 20, max: 220 }),
      touches: fc.subarray(['T-10', 'T-3', 'T-0', 'T+2', 'T-10暦日'], { minLength: 1 }),
      snooze: fc.option(fc.integer({ min: 0, max: 15 }), { nil: undefined }),
      protects: fc.constantFrom(undefined, undefined, undefined, 'right' as const),
    }),
    { maxLength: 14 },
  ),
})

type Year = typeof year extends fc.Arbitrary<infer T> ? T : never

interface Said {
  readonly at: Temporal.Instant
  readonly kind: LetterKind
}

describe('looking at somebody over a year', () => {
  it('keeps one a day and two a week, and every due day that could be announced was', () => {
    fc.assert(
      fc.property(year, (drawn) => {
        const { said, tasks, hours } = live({ ...drawn, down: [], dues: drawn.dues.map(withoutRight) })
        const unasked = said.filter(({ kind }) => kind === 'digest' || kind === 'last_day').map(({ at }) => dayOf(at))
        for (const day of unasked) {
          expect(CALENDAR.isOpen(day)).toBe(true)
          const week = unasked.filter((other) => compare(other, day) >= 0 && day.until(other).days < 7)
          expect(week.length).toBeLessThanOrEqual(2)
        }
        // Who named a time themselves is told then, whatever their own quiet hours.
        for (const { at, kind } of said) expect((kind === 'own_time' ? hours.plain : hours).isFree(at)).toBe(true)
        for (const { task, settled } of tasks.values()) {
          let chance = false
          for (let day = DAYS.nearFrom(task.due); compare(day, task.due) <= 0; day = day.add({ days: 1 }))
            chance ||= hours.slotOn(day) !== undefined
          // Who is on leave on the day has nothing due then.
          if (chance && !hours.isAway(task.due)) expect(task.announced?.toString()).toBe(task.due.toString())
          // Each touch is told or passed over once, with nothing left over.
          expect([...settled].sort()).toEqual(
            DAYS.of(task.due, task.touches)
              .map((t) => `${t.touch.offset}${t.touch.unit}`)
              .sort(),
          )
        }
      }),
      { seed: SEED, numRuns: process.env.HAGUKUMI_LONG ? 5_000 : 300 },
    )
  })

  it('announces every due day in the end, own quiet hours or not, where the bot stood still for half a day', () => {
    fc.assert(
      fc.property(year, (drawn) => {
        const { tasks, hours } = live(drawn)
        for (const { task } of tasks.values()) {
          if (hours.isAway(task.due) || task.snoozedUntil) continue
          const afternoon = task.due.toZonedDateTime({ timeZone: ZONE, plainTime: '13:00' }).toInstant()
          const inTime = compare(task.due, FIRST) >= 0 && hours.plain.isFree(afternoon)
          if (inTime) expect(task.announced?.toString()).toBe(task.due.toString())
        }
      }),
      { seed: SEED, numRuns: process.env.HAGUKUMI_LONG ? 5_000 : 300 },
    )
  })

  it('announces what protects a right on the first near day on which anything may be said', () => {
    fc.assert(
      fc.property(year, (drawn) => {
        const { heard, tasks, hours } = live({ ...drawn, down: [] })
        for (const { task } of [...tasks.values()].filter(({ task }) => task.protects)) {
          const first = hours.plain.slotFrom(DAYS.nearFrom(task.due))
          if (!first || compare(dayOf(first), task.due) > 0 || hours.isAway(task.due)) continue
          expect(heard.get(task.id)?.some((at) => dayOf(at).equals(dayOf(first)))).toBe(true)
        }
      }),
      { seed: SEED, numRuns: process.env.HAGUKUMI_LONG ? 5_000 : 300 },
    )
  })
})

function withoutRight(due: Year['dues'][number]): Year['dues'][number] {
  return { ...due, protects: undefined }
}

/** Lives through it: looks whenever it is time to, and does what was said. */
function live({ dutyDays, away, own, dues, down }: Year) {
  const leaves = away.map(({ from, days }) => ({
    from: FIRST.add({ days: from }),
    to: FIRST.add({ days: from + days }),
  }))
  const hours = new Hours(
    { unitPaths: ['総務部'], duty: { days: dutyDays, from: '08:30', to: '17:15' }, away: leaves, quiet: own },
    {},
    CALENDAR,
  )
  const tasks = new Map(
    dues.map((due, at) => [String(at), { task: taskOf(due, String(at)), settled: [] as string[], snooze: due.snooze }]),
  )
  const said: Said[] = []
  const heard = new Map<string, Temporal.Instant[]>()
  let now: Temporal.Instant | undefined = BEGIN
  for (let round = 0; now; round += 1) {
    if (round > 2_000) throw new Error('it never ends')
    const told = said.filter(({ kind }) => kind === 'digest' || kind === 'last_day').map(({ at }) => dayOf(at))
    const open = [...tasks.values()].map(({ task }) => task)
    const found = look({ now, tasks: open, hours, days: DAYS, told, reachable: 'in_chat' })
    for (const { task, touches } of found.passing) {
      const mine = tasks.get(task.id)
      mine?.settled.push(...touches.map(({ touch }) => `${touch.offset}${touch.unit}`))
      if (mine) mine.task = { ...mine.task, touchedTo: touches.at(-1)?.day }
    }
    for (const { kind, standings } of found.letters) {
      said.push({ at: now, kind })
      for (const { task, pending, near, promised } of standings) {
        const mine = tasks.get(task.id)
        if (!mine) throw new Error('a task of nobody')
        heard.set(task.id, [...(heard.get(task.id) ?? []), now])
        mine.settled.push(...pending.map(({ touch }) => `${touch.offset}${touch.unit}`))
        const put = kind === 'digest' && mine.snooze !== undefined ? snoozed(now, mine.snooze, task, hours) : undefined
        mine.task = {
          ...mine.task,
          touchedTo: pending.at(-1)?.day ?? mine.task.touchedTo,
          toldDue: task.due,
          announced: near === 'unannounced' ? task.due : task.announced,
          snoozedUntil: put ?? (promised ? undefined : task.snoozedUntil),
        }
        mine.snooze = undefined
      }
    }
    const next: Temporal.Instant | undefined = found.nextAt
    if (next && Temporal.Instant.compare(next, now) <= 0) throw new Error(`no way on from ${now}`)
    now = next && afterStandstill(next, down)
  }
  return { said, heard, tasks, hours }
}

/** One o'clock, where the bot stood still at `at`. */
function afterStandstill(at: Temporal.Instant, down: readonly number[]): Temporal.Instant {
  const local = at.toZonedDateTimeISO(ZONE)
  const stood = down.includes(FIRST.until(local.toPlainDate()).days) && local.hour >= 8 && local.hour < 13
  return stood ? local.withPlainTime('13:00').toInstant() : at
}

function snoozed(now: Temporal.Instant, days: number, { due }: Task, hours: Hours): Temporal.Instant | undefined {
  const day = dayOf(now).add({ days })
  return compare(day, due) <= 0 ? hours.plain.slotOn(day, 'last_day') : undefined
}

function taskOf({ day, touches, protects }: Year['dues'][number], id: string): Task {
  return {
    id,
    employeeId: 'somebody',
    feature: 'reminders',
    campaignId: 'campaign',
    stepId: id,
    title: '自己評価を書く',
    minutes: 20,
    due: onOrBefore(FIRST.add({ days: day }), CALENDAR),
    touches: touches.flatMap((text) => readTouch(text) ?? []),
    touchedTo: undefined,
    toldDue: undefined,
    announced: undefined,
    plannedAt: undefined,
    snoozedUntil: undefined,
    protects,
    about: undefined,
    given: {},
  }
}
