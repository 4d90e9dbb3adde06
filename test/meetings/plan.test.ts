import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Database } from '../../src/infra/db/index.ts'
import { engines } from '../support/engines.ts'
import { COUNTER, plan, plannedIn } from './support.ts'

describe.each(engines)('the plan of meetings on $name', ({ city }) => {
  let db: Database
  beforeEach(async () => {
    db = await city()
  })
  afterEach(() => db.close())

  it('has a day, a leader and a task for each unit', async () => {
    const started = performance.now()
    const count = await plan(db, '2027-01-18T08:00', '2027-02-28')
    console.error(count, performance.now() - started)
    console.error(await plannedIn(db, COUNTER))
    console.error(await db.prisma.campaign.findMany(), await db.prisma.campaignStep.findMany({ take: 2 }))
    console.error(await db.prisma.assignment.groupBy({ by: ['state', 'dueOn'], _count: true }))
    expect(count).toBeGreaterThan(40)
  })
})
