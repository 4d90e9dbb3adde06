import { describe, expect, inject, it } from 'vitest'
import { openDatabase } from '../../src/infra/db/index.ts'
import { takeTick } from '../../src/infra/schedule/ticks.ts'
import { engines, freshServerDatabase } from '../support/engines.ts'
import { door, EACH_SECOND, opened, scanOf, until } from './support.ts'

describe.runIf(inject('server'))('several processes on one PostgreSQL', () => {
  it('run each tick once', async () => {
    const { url, drop } = await freshServerDatabase()
    const dbs = await Promise.all([1, 2, 3].map(() => openDatabase({ databaseUrl: url, dataDir: '' })))
    const [first] = dbs
    const scans = dbs.map(() => scanOf('deadlines', EACH_SECOND))
    const all = dbs.map((db, at) => opened(db.prisma, scans.slice(at, at + 1)))
    await until(async () => ((await first?.prisma.cronRun.count()) ?? 0) >= 4)
    await Promise.all(all.map(({ schedule }) => schedule.stop()))
    const ticks = await first?.prisma.cronRun.count()
    const runs = scans.reduce((sum, scan) => sum + scan.runs.length - 1, 0)
    expect(runs).toBe(ticks)
    expect(all.flatMap(({ faults }) => faults)).toEqual([])
    await Promise.all(dbs.map((db) => db.close()))
    await drop()
  })

  it('run a tick that they took while they were told to stop', async () => {
    const { url, drop } = await freshServerDatabase()
    const db = await openDatabase({ databaseUrl: url, dataDir: '' })
    const { passed, open } = door()
    const scan = scanOf('deadlines', EACH_SECOND)
    const { schedule } = opened(db.prisma, [scan])
    await db.prisma.$transaction(async (tx) => {
      await tx.$executeRaw`LOCK TABLE cron_run`
      const waiting = () =>
        tx.$queryRaw<unknown[]>`SELECT FROM pg_locks WHERE relation = 'cron_run'::regclass AND NOT granted`
      await until(async () => (await waiting()).length > 0)
      void schedule.stop().then(open)
    })
    await passed
    expect(scan.runs.length - 1).toBe(await db.prisma.cronRun.count())
    await db.close()
    await drop()
  })
})

describe.each(engines)('a tick on $name', ({ fresh }) => {
  it('is taken once, also when a clock goes back an hour and it comes again', async () => {
    const db = await fresh()
    const keys = ['deadlines:2026-07-01T00:00:00.000Z', 'deadlines:2026-07-01T00:01:00.000Z']
    const taken: boolean[][] = []
    for (const key of [...keys, ...keys]) taken.push(await Promise.all([1, 2, 3].map(() => takeTick(db.prisma, key))))
    expect(taken.map((each) => each.filter(Boolean).length)).toEqual([1, 1, 0, 0])
    await db.close()
  })
})
