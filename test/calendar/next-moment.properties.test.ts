import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, it } from 'vitest'
import { nextMoment } from '../../src/domain/calendar/next-moment.ts'
import type { Reach } from '../../src/domain/calendar/reach.ts'
import type { Blackout, QuietHours } from '../../src/domain/settings.ts'
import { anyDay, calendar, seedOf } from './support.ts'

const seed = seedOf('next moment')
const { compare } = Temporal.PlainDate

const clock = fc
  .record({ hour: fc.nat(23), minute: fc.constantFrom(0, 10, 15, 30, 45, 59) })
  .map(({ hour, minute }) => `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`)
const inOrder = fc.tuple(clock, clock).filter(([from, to]) => from < to)
const span = inOrder.map(([from, to]) => ({ from, to }))
const quiet: fc.Arbitrary<QuietHours> = fc
  .tuple(inOrder, fc.array(span, { maxLength: 2 }))
  .map(([[before, after], breaks]) => ({ before, after, breaks }))

/** Yearly or once, one day to some forty, also over the turn of a year. */
const blackout: fc.Arbitrary<Blackout> = fc
  .tuple(anyDay, fc.nat(40), fc.constantFrom(0, 5))
  .map(([from, days, cut]) => {
    const to = from.add({ days })
    return { name: '繁忙期', from: from.toString().slice(cut), to: to.toString().slice(cut) }
  })

/** Begins near `start`, so that it matters; may have no end. */
const leave = (start: Temporal.PlainDate) =>
  fc.tuple(fc.integer({ min: -20, max: 20 }), fc.option(fc.nat(20))).map(([begins, days]) => {
    const from = start.add({ days: begins })
    return { from, to: days === null ? undefined : from.add({ days }) }
  })

const asked = fc
  .record({ start: anyDay, minutes: fc.nat(1439), bound: fc.nat(45) })
  .chain(({ start, minutes, bound }) =>
    fc.record({
      after: fc.constant(start.toZonedDateTime('Asia/Tokyo').add({ minutes }).toInstant()),
      start: fc.constant(start),
      until: fc.constant(start.add({ days: bound })),
      reach: fc.record({
        calendar: fc.constant(calendar),
        duty: fc.record({ days: fc.subarray([1, 2, 3, 4, 5, 6, 7]), from: clock, to: clock }),
        quiet,
        own: fc.option(quiet, { nil: undefined }),
        blackouts: fc.array(blackout, { maxLength: 3 }),
        away: fc.array(leave(start), { maxLength: 1 }),
        disaster: fc.constant('off' as const),
        slot: clock,
      }),
    }),
  )

describe('the next moment, whoever is asked for and whenever', () => {
  it('is allowed, is at its slot, and no day before it had one; where there is none, no day had one', () => {
    let found = 0
    fc.assert(
      fc.property(asked, ({ after, start, until, reach }) => {
        const next = nextMoment(after, until, reach)
        const first = firstByMinutes(after, start, until, reach)
        expect(next.kind === 'at' ? next.at.toString() : next.kind).toBe(first?.toString() ?? 'none')
        if (next.kind === 'at') found += 1
        // Every day that was passed over has its reason, in order and without a gap.
        let day = start
        for (const { from, to } of next.waits) {
          expect(from.equals(day)).toBe(true)
          day = to.add({ days: 1 })
        }
        const end = first ? first.toZonedDateTimeISO('Asia/Tokyo').toPlainDate() : until.add({ days: 1 })
        expect(day.equals(end)).toBe(true)
      }),
      { seed, numRuns: 800 },
    )
    // Neither outcome is rare, or the test would say little.
    expect(found).toBeGreaterThan(150)
    expect(found).toBeLessThan(650)
  })

  it('is none in a disaster', () => {
    fc.assert(
      fc.property(asked, ({ after, until, reach }) => {
        expect(nextMoment(after, until, { ...reach, disaster: 'on' })).toMatchObject({ because: { kind: 'disaster' } })
      }),
      { seed, numRuns: 200 },
    )
  })
})

/** The same, told minute by minute from the rules as they stand in words. */
function firstByMinutes(
  after: Temporal.Instant,
  start: Temporal.PlainDate,
  until: Temporal.PlainDate,
  reach: Reach,
): Temporal.Instant | undefined {
  const busy = reach.blackouts.flatMap(datesOf)
  for (let day = start; compare(day, until) <= 0; day = day.add({ days: 1 })) {
    const date = day.toString()
    if (busy.includes(date) || busy.includes(date.slice(5)) || !possible(day, reach)) continue
    const open = CLOCKS.filter((time) => allowed(day, time, reach))
    const wished = open.filter((time) => !reach.own || !isQuiet(time, reach.own))
    // Own quiet hours that leave nothing of a day do not count on it.
    const free = wished.length > 0 ? wished : open
    const time = free.find((each) => each >= reach.slot) ?? free[0]
    if (time === undefined) continue
    const at = Temporal.Instant.from(`${date}T${time}:00+09:00`)
    if (Temporal.Instant.compare(at, after) >= 0) return at
  }
  return undefined
}

const CLOCKS = Array.from({ length: 1440 }, (_, minute) =>
  Temporal.PlainTime.from('00:00').add({ minutes: minute }).toString().slice(0, 5),
)

function possible(day: Temporal.PlainDate, { away }: Reach): boolean {
  if (away.some(({ from, to }) => compare(from, day) <= 0 && (!to || compare(day, to) <= 0))) return false
  return calendar.isOpen(day)
}

function allowed(day: Temporal.PlainDate, time: string, { duty, quiet }: Reach): boolean {
  if (isQuiet(time, quiet)) return false
  const today = duty.days.includes(day.dayOfWeek)
  if (duty.from < duty.to) return today && duty.from <= time && time < duty.to
  const yesterday = duty.days.includes(((day.dayOfWeek + 5) % 7) + 1)
  return (today && time >= duty.from) || (yesterday && time < duty.to)
}

function isQuiet(time: string, { before, after, breaks }: QuietHours): boolean {
  return time < before || time >= after || breaks.some(({ from, to }) => from <= time && time < to)
}

/** Each date of a busy time, walked from its first to its last: 'YYYY-MM-DD', or 'MM-DD' in a year that has 02-29. */
function datesOf({ from, to }: Blackout): string[] {
  const cut = 10 - from.length
  const dates: string[] = []
  let day = Temporal.PlainDate.from(cut ? `2028-${from}` : from)
  for (; day.toString().slice(cut) !== to; day = day.add({ days: 1 })) dates.push(day.toString().slice(cut))
  return [...dates, to]
}
