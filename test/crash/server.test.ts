import { describe, expect, inject, it } from 'vitest'
import { freshServerDatabase } from '../support/engines.ts'
import type { Result } from './run.ts'
import { expectMarked, expectOnce, share, type Task, Trials, timeout } from './trial.ts'

const trials = new Trials()

async function run(task: Omit<Task, 'order'>): Promise<Result> {
  const { url, drop } = await freshServerDatabase('city')
  return trials.run({ ...task, order: 'own' }, { address: { databaseUrl: url, dataDir: '' }, remove: drop })
}

describe.runIf(inject('server'))('on PostgreSQL, kill -9 at every step and at any moment', () => {
  const kills = { two: share(17), one: share(8) }

  it(
    'of two workers loses and doubles nothing where the platform can be asked',
    async () => {
      expectOnce(await run({ platform: 'slack', workers: 2, kills: kills.two }), kills.two)
    },
    timeout(kills.two),
  )

  it(
    'of two workers loses nothing and repeats only what is in doubt, marked, where it cannot',
    async () => {
      expectMarked(await run({ platform: 'teams', workers: 2, kills: kills.two }), kills.two)
    },
    timeout(kills.two),
  )

  it(
    'of a single worker does no more',
    async () => {
      expectMarked(await run({ platform: 'teams', workers: 1, kills: kills.one }), kills.one)
    },
    timeout(kills.one),
  )

  it('has come at every step', () => {
    expect(trials.missed).toEqual([])
  })
})
