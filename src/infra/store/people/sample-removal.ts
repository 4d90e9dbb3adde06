import type { Temporal } from 'temporal-polyfill'
import { Prisma } from '../../db/generated/client.ts'
import type { Tx } from '../../db/index.ts'
import { toMoment } from '../days.ts'
import { holdTurns } from '../nudges/assignments.ts'

/** The row of `setting` that remembers that a real directory drove the sample city out. Not a setting of the city. */
const REMOVED = 'sample_city_removed'

/** Removes the people, units and campaigns of the sample city and remembers it, so that they never come back by themselves. */
export async function removeSamplePeople(tx: Tx, by: { now: Temporal.Instant; actor: string }): Promise<void> {
  // The order of all who lock: campaigns, then the turns of those whose assignments go.
  await tx.$executeRaw`SELECT count(*) FROM (SELECT FROM campaign WHERE sample ORDER BY id FOR UPDATE) AS held`
  await holdTurns(tx, Prisma.sql`SELECT id FROM employee WHERE sample`, async () => {
    await tx.employee.deleteMany({ where: { sample: true } })
  })
  await tx.orgUnit.deleteMany({ where: { sample: true } })
  await tx.campaign.deleteMany({ where: { sample: true } })
  const mark = { value: true, updatedAt: toMoment(by.now), updatedBy: by.actor }
  await tx.setting.upsert({ where: { key: REMOVED }, create: { key: REMOVED, ...mark }, update: mark })
}

/** Whether the sample city was ever driven out of this database. */
export async function sampleWasRemoved(tx: Tx): Promise<boolean> {
  return (await tx.setting.findUnique({ where: { key: REMOVED } })) !== null
}
