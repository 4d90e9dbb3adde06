import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, it } from 'vitest'
import type { Definition } from '../../src/domain/campaign/definition.ts'
import { approvalHolds, nextRound, type Round } from '../../src/domain/campaign/next-round.ts'
import { FLOOR, type UnitStanding, withoutSmall } from '../../src/domain/campaign/progress.ts'
import { holdsRight } from '../../src/domain/people/rights.ts'
import { keptDefinition } from '../../src/infra/store/campaigns/shape.ts'
import { seedOf } from '../calendar/support.ts'
import { APPRAISAL } from './world.ts'

const day = (text: string) => Temporal.PlainDate.from(text)

/** The rounds that follow one, that many of them. */
function roundsAfter(first: Round, count: number): Round[] {
  const rounds: Round[] = []
  for (let last: Round | undefined = first; last && rounds.length < count; ) {
    last = nextRound(last)
    if (last) rounds.push(last)
  }
  return rounds
}

const unit = (path: string, open: number, done = 0): UnitStanding => ({ path, open, done, excluded: 0 })
const sizeOf = ({ open, done, excluded }: Omit<UnitStanding, 'path'>) => open + done + excluded

describe('how far a campaign is', () => {
  it('counts a unit under five in the one above, in the order of the directory and never by how far it is', () => {
    const units = [
      unit('総務部/人事課', 6),
      unit('総務部/総務課', 1, 3),
      unit('財務部/税務課', 0, 9),
      unit('総務部', 4),
    ]
    expect(withoutSmall(units)).toEqual([unit('総務部/人事課', 6), unit('財務部/税務課', 0, 9), unit('総務部', 5, 3)])
  })

  it('lets a small rest at the top join the last unit, so that nothing is found by subtraction', () => {
    expect(withoutSmall([unit('総務部', 6), unit('会計課', 3)])).toEqual([unit('総務部', 9)])
  })

  it('loses nobody and shows no unit under five, but where all together are fewer', () => {
    const path = fc.constantFrom('A', 'A/1', 'A/1/x', 'A/2', 'B', 'B/1', 'B/1/y', 'C')
    const standings = fc.uniqueArray(fc.record({ path, open: fc.nat(7), done: fc.nat(3), excluded: fc.nat(2) }), {
      selector: ({ path }) => path,
      maxLength: 8,
    })
    fc.assert(
      fc.property(standings, (units) => {
        const shown = withoutSmall(units)
        const total = (all: readonly UnitStanding[]) => all.reduce((sum, each) => sum + sizeOf(each), 0)
        expect(total(shown)).toBe(total(units))
        if (total(units) >= FLOOR) expect(shown.filter((each) => sizeOf(each) < FLOOR)).toEqual([])
        else expect(shown.length).toBeLessThanOrEqual(1)
      }),
      { seed: seedOf('progress'), numRuns: 500 },
    )
  })
})

describe('the next round', () => {
  const yearly: Definition = { ...APPRAISAL, title: '人事評価（令和9年度）', recurs: 'yearly' }

  it('is a year later, under its own year, and is approved anew', () => {
    const round = { definition: yearly, startsOn: day('2027-04-12') }
    const next = nextRound(round)
    expect(next?.startsOn.toString()).toBe('2028-04-12')
    expect(next?.definition.title).toBe('人事評価（令和10年度）')
    expect(next?.definition.steps.map(({ due }) => due.day)).toContain('2029-02-04')
    expect(next && approvalHolds(round, next)).toBe(false)
  })

  it('keeps an approval from month to month, to the end of the fiscal year', () => {
    const monthly = (starts: string) => ({
      definition: { ...yearly, recurs: 'monthly' } as Definition,
      startsOn: day(starts),
    })
    expect(approvalHolds(monthly('2027-05-01'), monthly('2027-06-01'))).toBe(true)
    expect(approvalHolds(monthly('2028-03-01'), monthly('2028-04-01'))).toBe(false)
  })

  it('stays on the last day of a month', () => {
    const step = { ...yearly.steps[0], due: { day: '2027-04-30', rule: 'before' } } as Definition['steps'][number]
    const next = nextRound({ definition: { ...yearly, recurs: 'monthly', steps: [step] }, startsOn: day('2027-04-01') })
    expect(next?.definition.steps[0]?.due.day).toBe('2027-05-31')
  })

  it('has the 30th again after a February, and again the last day where the last was planned', () => {
    const due = (first: string) => {
      const step = { ...yearly.steps[0], due: { day: first, rule: 'stays' } } as Definition['steps'][number]
      const round = { definition: { ...yearly, recurs: 'monthly', steps: [step] } as Definition, startsOn: day(first) }
      return roundsAfter(round, 2).map(({ definition, startsOn }) => [definition.steps[0]?.due.day, `${startsOn}`])
    }
    expect(due('2027-01-30')).toEqual([Array(2).fill('2027-02-28'), Array(2).fill('2027-03-30')])
    expect(due('2028-01-29')).toEqual([Array(2).fill('2028-02-29'), Array(2).fill('2028-03-29')])
    expect(due('2027-01-31')).toEqual([Array(2).fill('2027-02-28'), Array(2).fill('2027-03-31')])
  })

  it('keeps its day of the month over thirty years, however often a month was too short for it', () => {
    const every = fc.constantFrom('monthly' as const, 'half_yearly' as const, 'yearly' as const)
    const first = fc
      .tuple(fc.nat(60), fc.integer({ min: 25, max: 31 }))
      .map(([months, dayOfMonth]) => day('2027-04-01').add({ months }).with({ day: dayOfMonth }))
    fc.assert(
      fc.property(first, every, (from, recurs) => {
        const step = { ...yearly.steps[0], due: { day: from.toString(), rule: 'stays' } } as Definition['steps'][number]
        const start: Round = { definition: { ...yearly, recurs, steps: [step] }, startsOn: from }
        const isLast = from.day === from.daysInMonth
        const count = { monthly: 360, half_yearly: 60, yearly: 30 }[recurs]
        roundsAfter(start, count).forEach(({ definition, startsOn }, at) => {
          const month = from.toPlainYearMonth().add({ months: ((at + 1) * 360) / count })
          const wanted = month.toPlainDate({ day: isLast ? 31 : from.day })
          expect(startsOn.toString()).toBe(wanted.toString())
          expect(definition.steps[0]?.due.day).toBe(wanted.toString())
          expect(keptDefinition.safeParse(definition).success).toBe(true)
        })
      }),
      { seed: seedOf('rounds'), numRuns: 60 },
    )
  })

  it('is none for what does not recur', () => {
    expect(nextRound({ definition: APPRAISAL, startsOn: day('2027-04-12') })).toBeUndefined()
  })
})

describe('a right', () => {
  it('belongs to the roles that the settings name, and to nobody where they name none', () => {
    const settings = { rights: { send_in_bulk: ['hr'] } }
    expect(holdsRight(['employee', 'hr'], 'send_in_bulk', settings)).toBe(true)
    expect(holdsRight(['employee', 'superior'], 'send_in_bulk', settings)).toBe(false)
    expect(holdsRight(['hr', 'admin'], 'approve_bulk', settings)).toBe(false)
    expect(holdsRight(['hr'], 'send_in_bulk', {})).toBe(false)
  })
})
