import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Folders, filledFolders } from './ground.ts'
import { expectMarked, expectOnce, share, type Task, Trials, timeout } from './trial.ts'

const trials = new Trials()
let folders: Folders
beforeAll(async () => {
  folders = await filledFolders()
}, 150_000)
afterAll(() => folders.remove())

const run = async (task: Omit<Task, 'workers'>) => trials.run({ ...task, workers: 1 }, await folders.fresh())

describe('on PGlite, kill -9 at every step and at any moment', () => {
  const kills = { asked: share(12), unasked: share(6) }

  it(
    'loses and doubles nothing where the platform can be asked',
    async () => {
      expectOnce(await run({ order: 'own', platform: 'slack', kills: kills.asked }), kills.asked)
    },
    timeout(kills.asked),
  )

  it(
    'loses nothing and repeats only what is in doubt, marked, where it cannot',
    async () => {
      expectMarked(await run({ order: 'own', platform: 'teams', kills: kills.unasked }), kills.unasked)
    },
    timeout(kills.unasked),
  )

  it('has come at every step', () => {
    expect(trials.missed).toEqual([])
  })
})

describe('the same kills, on a platform without faults', () => {
  const kills = 3

  it(
    'lose messages where "sent" is written before the send',
    async () => {
      const { lost, untrue } = await run({ order: 'mark-first', platform: 'slack', kills })
      expect(lost.length).toBeGreaterThan(0)
      expect(untrue.length).toBe(lost.length)
    },
    timeout(kills),
  )

  it(
    'double messages where nothing is written before it',
    async () => {
      const { lost, doubled } = await run({ order: 'send-first', platform: 'slack', kills })
      expect(doubled.length).toBeGreaterThan(0)
      expect(lost).toEqual([])
    },
    timeout(kills),
  )
})
