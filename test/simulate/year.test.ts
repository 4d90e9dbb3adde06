import { Temporal } from 'temporal-polyfill'
import { describe, expect, it } from 'vitest'
import type { Due, Grounds } from '../../src/cli/simulate/grounds.ts'
import { simulate } from '../../src/cli/simulate/index.ts'
import type { Sent } from '../../src/cli/simulate/ledger.ts'
import { verdictOf } from '../../src/cli/simulate/verdict.ts'

const FROM = Temporal.PlainDate.from('2027-04-01')

describe('a year of the sample city', () => {
  it('gives the same ledger each time, with every touch explained and nothing that must not be', async () => {
    const first = await simulate(FROM, 35)
    const second = await simulate(FROM, 35)
    expect(second.sent).toEqual(first.sent)
    expect(second.grounds).toEqual(first.grounds)
    expect(first.sent.length).toBeGreaterThan(100)
    const { mostPerPersonPerWeek, ...zeros } = first.verdict
    expect(mostPerPersonPerWeek).toBeLessThanOrEqual(2)
    expect(zeros).toEqual({ closedDays: 0, quietHours: 0, onLeave: 0, afterDone: 0, dueUnannounced: 0 })
    const { planned, sent, skipped, waiting, unexplained } = first.touches
    expect(unexplained).toBe(0)
    expect(sent + waiting + Object.values(skipped).reduce((sum, count) => sum + count, 0)).toBe(planned)
  }, 180_000)

  it('would count each thing that must not be', () => {
    const due: Due = {
      person: '1',
      campaign: '評価',
      step: 'self',
      due: '2027-05-20',
      nearFrom: '2027-05-17',
      state: 'done',
      settledAt: '2027-05-21T10:00',
      couldBeTold: true,
    }
    const grounds: Grounds = {
      closedDays: ['2027-05-22'],
      quietHours: { before: '08:45', after: '17:00', breaks: [{ from: '12:00', to: '13:00' }] },
      leave: { '1': [{ from: '2027-05-24', to: null }] },
      due: [due],
    }
    const sent = (at: string): Sent => {
      return { at, person: '1', kind: 'digest', campaign: ['評価'], step: ['self'], solicited: false }
    }
    const verdict = verdictOf(
      grounds,
      ['2027-05-10T09:10', '2027-05-22T09:10', '2027-05-21T12:30', '2027-05-24T09:10'].map(sent),
    )
    expect(verdict).toEqual({
      mostPerPersonPerWeek: 3,
      closedDays: 1,
      quietHours: 1,
      onLeave: 1,
      afterDone: 3,
      dueUnannounced: 1,
    })
    expect(verdictOf(grounds, [sent('2027-05-18T09:10')]).dueUnannounced).toBe(0)
  })
})
