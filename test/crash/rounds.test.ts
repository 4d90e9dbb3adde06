import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { freshServerDatabase } from '../support/engines.ts'
import { type Folders, filledFolders } from './ground.ts'
import type { Result } from './run.ts'
import { WRITES } from './shapes.ts'
import { expectMarked, expectOnce, share, type Task, Trials, timeout } from './trial.ts'

const trials = new Trials()
const isLong = process.env.HAGUKUMI_LONG !== undefined

/** Each statement once; of those for reminders also one at any moment. */
const kills = { reminders: share(4), letters: share(2) }

function expectEach(writes: readonly (keyof Result['deaths'])[], { deaths }: Result): void {
  expect(writes.filter((write) => !deaths[write])).toEqual([])
}

describe.runIf(inject('server'))('on PostgreSQL, kill -9 of two workers that both go round', () => {
  const run = async (task: Omit<Task, 'workers'>) => {
    const { url, drop } = await freshServerDatabase('city')
    return trials.run({ ...task, workers: 2 }, { address: { databaseUrl: url, dataDir: '' }, remove: drop })
  }

  it(
    'sends each digest once, tells nothing more of what is done, and of a new day each of the others once',
    async () => {
      const result = await run({ order: 'reminders', platform: 'slack', kills: kills.reminders })
      expectOnce(result, kills.reminders)
      expectEach(WRITES.reminders, result)
    },
    timeout(kills.reminders),
  )

  it.runIf(isLong)(
    'sends each letter of the stress check once to all alike, and nothing of it shows elsewhere',
    async () => {
      const result = await run({ order: 'stresscheck', platform: 'slack', kills: kills.letters })
      expectOnce(result, kills.letters)
      expectEach(WRITES.stresscheck, result)
    },
    timeout(kills.letters),
  )
})

describe('on PGlite, kill -9 of the one worker that goes round', () => {
  let folders: Folders
  beforeAll(async () => {
    folders = await filledFolders()
  }, 150_000)
  afterAll(() => folders.remove())
  const run = async (task: Omit<Task, 'workers'>) => trials.run({ ...task, workers: 1 }, await folders.fresh())

  it(
    'sends each letter of the stress check once to all alike, and nothing of it shows elsewhere',
    async () => {
      const result = await run({ order: 'stresscheck', platform: 'teams', kills: kills.letters })
      expectMarked(result, kills.letters)
      expectEach(WRITES.stresscheck, result)
    },
    timeout(kills.letters),
  )

  it.runIf(isLong || !inject('server'))(
    'sends each digest once, tells nothing more of what is done, and of a new day each of the others once',
    async () => {
      const result = await run({ order: 'reminders', platform: 'teams', kills: kills.reminders })
      expectMarked(result, kills.reminders)
      expectEach(WRITES.reminders, result)
    },
    timeout(kills.reminders),
  )
})
