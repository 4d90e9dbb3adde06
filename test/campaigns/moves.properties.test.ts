import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { seedOf } from '../calendar/support.ts'
import { APPRAISAL, START, type Told, World } from './world.ts'

const SEED = seedOf('people who move')
const PEOPLE = 6
/** Days looked at: the transfers, leaves and returns of a year's first half. */
const DAYS = 120

const appraiser = fc.option(fc.nat(PEOPLE - 1), { nil: undefined })
const post = fc.record({ unit: fc.constantFrom('A', 'B', 'C'), first: appraiser, second: appraiser })
const person: fc.Arbitrary<Told> = fc
  .record({
    first: post,
    later: fc.array(fc.record({ post, from: fc.integer({ min: 1, max: DAYS }) }), { maxLength: 2 }),
    leaves: fc.array(fc.record({ from: fc.integer({ min: -20, max: DAYS }), days: fc.nat(40) }), { maxLength: 2 }),
    leftOn: fc.option(fc.integer({ min: -5, max: DAYS }), { nil: undefined, freq: 4 }),
  })
  .map(({ first, later, leaves, leftOn }) => ({
    posts: [{ ...clean(first), from: -365 }, ...ordered(later)],
    leaves,
    leftOn,
  }))

function ordered(later: readonly { readonly post: Parameters<typeof clean>[0]; readonly from: number }[]) {
  const byDay = new Map(later.map(({ post, from }) => [from, { ...clean(post), from }]))
  return [...byDay.values()].sort((one, other) => one.from - other.from)
}

function clean({ unit, first, second }: { unit: string; first: number | undefined; second: number | undefined }) {
  return { unit, ...(first === undefined ? {} : { first }), ...(second === undefined ? {} : { second }) }
}

const city = fc.array(person, { minLength: PEOPLE, maxLength: PEOPLE })

/** Lives through the days and calls `check` after each; the days of a week alone, so that holidays are among them. */
function live(people: readonly Told[], check: (world: World, day: typeof START) => void): void {
  const world = new World(people, APPRAISAL)
  world.plan()
  for (let day = START; day.since(START).days <= DAYS; day = day.add({ days: 3 })) {
    world.move(day)
    check(world, day)
  }
}

describe('people who move, whatever they do', () => {
  const hold = (check: (world: World, day: typeof START) => void) =>
    fc.assert(
      fc.property(city, (people) => live(people, check)),
      { seed: SEED, numRuns: 25 },
    )

  it('nobody has two appraisers for one step', () => {
    hold(({ rows }) => {
      const open = rows.filter(({ state }) => state === 'open').map(({ key, memberId }) => `${key} ${memberId}`)
      expect(open).toHaveLength(new Set(open).size)
    })
  })

  it('nobody on leave has anything open, and nobody has anything open about them', () => {
    hold((world, day) => {
      const away = world.rows.filter(
        ({ state, actorId, memberId }) =>
          state === 'open' && [actorId, memberId].some((id) => world.standing(id, day) === 'away'),
      )
      expect(away).toEqual([])
    })
  })

  it('who left has nothing open, nor has anybody about them', () => {
    hold((world, day) => {
      const left = world.rows.filter(
        ({ state, actorId, memberId }) =>
          state === 'open' && [actorId, memberId].some((id) => world.standing(id, day) === 'left'),
      )
      expect(left).toEqual([])
    })
  })

  it('nobody appraises themselves', () => {
    hold(({ rows }) => {
      expect(
        rows.filter(
          ({ state, actor, actorId, memberId }) => state === 'open' && actor !== 'member' && actorId === memberId,
        ),
      ).toEqual([])
    })
  })

  it('a second look on the same day changes nothing', () => {
    fc.assert(
      fc.property(city, fc.integer({ min: 1, max: DAYS }), (people, days) => {
        const world = new World(people, APPRAISAL)
        world.plan()
        const day = START.add({ days })
        world.move(day)
        expect(world.move(day)).toEqual([])
      }),
      { seed: SEED, numRuns: 200 },
    )
  })
})
