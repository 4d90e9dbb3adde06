import { describe, expect, it } from 'vitest'
import { APPRAISAL, START, type Told, World } from './world.ts'

const OLD = 1
const NEW = 2
const SECOND = 3
const staff: Told = { posts: [{ from: -365, unit: 'A', first: OLD, second: SECOND }], leaves: [], leftOn: undefined }
const boss: Told = { posts: [{ from: -365, unit: 'A' }], leaves: [], leftOn: undefined }

/** The first person changes; the others appraise. */
function world(change: Partial<Told>, bosses: readonly Partial<Told>[] = []): World {
  const made = new World([{ ...staff, ...change }, ...[0, 1, 2].map((at) => ({ ...boss, ...bosses[at] }))], APPRAISAL)
  made.plan()
  return made
}

const dayAt = (days: number) => START.add({ days })

/** What is open about the first person: step, who acts, due day. */
function open({ rows }: World): string[] {
  return rows
    .filter(({ state, memberId }) => state === 'open' && memberId === '0')
    .map(({ key, actorId, dueOn }) => `${key} by ${actorId} until ${dueOn}`)
    .sort()
}

describe('people who move', () => {
  it('a transfer closes what is near, hands over, sets goals anew, and gives what is later to the new appraiser', () => {
    const moved = world({ posts: [...staff.posts, { from: 30, unit: 'B', first: NEW, second: SECOND }] })
    moved.move(dayAt(30))
    expect(open(moved)).toEqual([
      'complaint by 0 until 2027-05-25',
      'first by 2 until 2028-02-25',
      'move_goals by 0 until 2027-06-09',
      'move_handover by 1 until 2027-05-26',
      'move_interview by 2 until 2027-06-09',
      'review by 0 until 2028-02-04',
      'second by 3 until 2028-03-15',
    ])
  })

  it('a unit with another name and the same appraisers is no transfer', () => {
    const renamed = world({ posts: [...staff.posts, { from: 30, unit: 'A改', first: OLD, second: SECOND }] })
    expect(renamed.move(dayAt(30))).toEqual([])
  })

  it('an appraiser who moved on is followed by the next one, with the same day and no handover', () => {
    const followed = world({ posts: [...staff.posts, { from: 30, unit: 'A', first: NEW, second: SECOND }] })
    followed.move(dayAt(30))
    expect(open(followed)).toContain('interview by 2 until 2027-05-31')
    expect(open(followed).join()).not.toContain('move_')
  })

  it('an appraiser who left without a successor is told to HR', () => {
    const alone = world({}, [{ leftOn: 30 }])
    expect(alone.move(dayAt(30)).filter(({ kind }) => kind === 'orphan')).toEqual([
      { kind: 'orphan', key: 'interview' },
      { kind: 'orphan', key: 'first' },
    ])
  })

  it('a leave excludes everything at once; after it HR hears once, five business days later, and nothing opens by itself', () => {
    // Back on Monday 24 May 2027: the fifth business day is Friday 28 May.
    const away = world({ leaves: [{ from: 7, days: 34 }] })
    away.move(dayAt(7))
    expect(open(away)).toEqual([])
    expect(away.move(dayAt(45))).toEqual([])
    const told = away.move(dayAt(46))
    expect(told).toHaveLength(6)
    expect(new Set(told.map(({ kind }) => kind))).toEqual(new Set(['returned']))
    expect(away.move(dayAt(47))).toEqual([])
    expect(open(away)).toEqual([])
  })

  it('who leaves has everything closed on their last day', () => {
    const gone = world({ leftOn: 20 })
    gone.move(dayAt(19))
    expect(open(gone)).toHaveLength(6)
    gone.move(dayAt(20))
    expect(open(gone)).toEqual([])
  })
})
