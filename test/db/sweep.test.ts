import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Database, sweep } from '../../src/infra/db/index.ts'
import { engines } from '../support/engines.ts'

const ROWS = 500

describe.each(engines)('sweeping on $name', ({ fresh }) => {
  let db: Database
  beforeAll(async () => {
    db = await fresh()
    await db.prisma.$executeRaw`INSERT INTO cron_run (key, at) SELECT g::text, now() FROM generate_series(1, ${ROWS}) g`
    await statistics(db)
    await sweep(db)
  })
  afterAll(() => db.close())

  it('the embedded database clears dead rows away where many died; a server is left to itself', async () => {
    const before = await statistics(db)
    await db.prisma.$executeRaw`UPDATE cron_run SET at = at + interval '1 minute'`
    if (db.lite) expect((await statistics(db)).dead).toBe(ROWS)
    await sweep(db)
    const { dead, swept } = await statistics(db)
    if (db.lite) expect(dead).toBe(0)
    expect(swept - before.swept).toBe(db.lite ? 1 : 0)
  })

  it('a table in which few died is left alone', async () => {
    const { swept } = await statistics(db)
    await db.prisma.$executeRaw`UPDATE cron_run SET at = at + interval '1 minute' WHERE key IN ('1', '2', '3')`
    await sweep(db)
    expect((await statistics(db)).swept).toBe(swept)
  })
})

/** Dead rows of the table, and times that it was swept by hand; else the statistics are written once a second. */
async function statistics({ prisma }: Database): Promise<{ readonly dead: number; readonly swept: number }> {
  await prisma.$queryRaw`SELECT pg_stat_force_next_flush()::text`
  const [row] = await prisma.$queryRaw<{ dead: number; swept: number }[]>`SELECT n_dead_tup::int AS dead,
    vacuum_count::int AS swept FROM pg_stat_user_tables WHERE relid = 'cron_run'::regclass`
  if (!row) throw new Error('the table has statistics')
  return row
}
