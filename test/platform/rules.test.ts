import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Faults } from './faults.ts'
import { Gate } from './gate.ts'
import { Limits } from './limits.ts'
import { randomFrom } from './random.ts'
import { type Fault, faultsShape } from './shapes.ts'

// The rules alone, on a clock and with chances of our own.

describe('the gate', () => {
  it('blames nobody within 50 ms, then everybody until its time has passed', () => {
    const gate = new Gate()
    expect(gate.check(1_000)).toEqual({ earlyMs: 0, rude: false })
    gate.close(1_000, 2_000)
    expect(gate.check(1_050)).toEqual({ earlyMs: 1_950, rude: false })
    expect(gate.check(1_051)).toEqual({ earlyMs: 1_949, rude: true })
    expect(gate.check(2_999)).toEqual({ earlyMs: 1, rude: true })
    expect(gate.check(3_000)).toEqual({ earlyMs: 0, rude: false })
  })
})

describe('the windows', () => {
  it('find what a look at every message finds, and say when there is room', () => {
    const steps = fc.array(fc.record({ place: fc.constantFrom('p', 'q'), later: fc.nat(6) }), { maxLength: 60 })
    const widths = fc.record({ scope: fc.constantFrom('app', 'place'), count: fc.integer({ min: 1, max: 4 }) })
    fc.assert(
      fc.property(steps, widths, fc.integer({ min: 1, max: 20 }), fc.boolean(), (all, width, ms, enforce) => {
        const limits = new Limits([{ ...width, ms }])
        const kept: { place: string; at: number }[] = []
        let at = 1_000
        for (const { place, later } of all) {
          at += later
          const mates = kept.filter((each) => width.scope === 'app' || each.place === place)
          const holds = (when: number) => mates.filter((each) => each.at > when - ms).length + 1
          const [breach, ...others] = limits.breaches(place, at)
          expect(others).toEqual([])
          expect(breach?.count ?? 0).toBe(holds(at) > width.count ? holds(at) : 0)
          if (breach) expect(holds(at + breach.roomInMs)).toBeLessThanOrEqual(width.count)
          if (breach) expect(holds(at + breach.roomInMs - 1)).toBeGreaterThan(width.count)
          if (breach && enforce) continue
          limits.add(place, at)
          kept.push({ place, at })
        }
      }),
    )
  })

  it('stay quick over a hundred thousand messages', () => {
    const limits = new Limits([{ scope: 'app', count: 240, ms: 60_000 }])
    let breaches = 0
    for (let n = 0; n < 100_000; n++) {
      breaches += limits.breaches('p', n * 250).length
      limits.add('p', n * 250)
    }
    // One every 250 ms fills the window to the brim and never beyond. A scan of all would take minutes.
    expect(breaches).toBe(0)
  }, 10_000)
})

describe('the faults', () => {
  const drawn = (seed: number, weights: Partial<Record<Fault, number>>, count: number): Fault[] => {
    const faults = new Faults(randomFrom(seed))
    faults.plan(faultsShape.parse({ weights }))
    return Array.from({ length: count }, () => faults.draw('p'))
  }

  it('follow from the seed', () => {
    const weights = { ok: 1, slow: 1, lost: 1 }
    expect(drawn(7, weights, 100)).toEqual(drawn(7, weights, 100))
    expect(drawn(7, weights, 100)).not.toEqual(drawn(8, weights, 100))
  })

  it('come by their weights', () => {
    const all = drawn(1, { ok: 80, throttle: 2, error_before: 3, slow: 15, drop: 0 }, 10_000)
    const share = (fault: Fault) => all.filter((each) => each === fault).length / 100
    expect([share('ok'), share('throttle'), share('error_before'), share('slow')].map(Math.round)).toEqual([
      80, 2, 3, 15,
    ])
    expect([share('drop'), share('lost')]).toEqual([0, 0])
  })

  it('are those that were ordered first, the ones for a place before the ones for any', () => {
    const faults = new Faults(randomFrom(1))
    faults.order(['lost', 'drop'])
    faults.order(['slow'], 'q')
    expect(['q', 'p', 'q', 'q'].map((place) => faults.draw(place))).toEqual(['slow', 'lost', 'drop', 'ok'])
  })
})
