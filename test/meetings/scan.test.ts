import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { App } from '../../src/app.ts'
import { startWork } from '../../src/work.ts'
import { idleApp } from '../deliveries/support.ts'
import type { StandingClock } from '../support/clock.ts'
import { engines } from '../support/engines.ts'
import { COUNTER, plannedIn } from './support.ts'

describe.each(engines)('a running bot on $name', ({ city }) => {
  let app: App & { readonly clock: StandingClock }
  beforeAll(async () => {
    app = await idleApp(await city())
  })
  afterAll(() => app.close())

  it('plans the meetings of the month ahead when it starts', async () => {
    const faults: unknown[] = []
    const work = await startWork(app, (error) => faults.push(error))
    await expect.poll(() => plannedIn(app.db, COUNTER), { timeout: 30_000 }).toHaveLength(2)
    await work.stop()
    expect(faults).toEqual([])
    expect((await plannedIn(app.db, COUNTER)).map(({ day }) => day)).toEqual(['2027-01-28', '2027-02-25'])
  })
})
