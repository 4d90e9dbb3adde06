import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Database } from '../../src/infra/db/index.ts'
import type { Schedule } from '../../src/infra/schedule/index.ts'
import { engines } from '../support/engines.ts'
import { EACH_SECOND, NEVER, NOW, opened, scanOf, until } from './support.ts'

describe.each(engines)('the schedule on $name', ({ fresh }) => {
  let db: Database
  let close: () => Promise<void>
  let schedule: Schedule
  beforeEach(async () => {
    db = await fresh()
    let closed: Promise<void> | undefined
    close = () => {
      closed ??= db.close()
      return closed
    }
  })
  afterEach(async () => {
    await schedule.stop()
    await close()
  })
  const ticks = () => db.prisma.cronRun.findMany({ orderBy: { key: 'asc' } })

  it('begins each scan at once and tells it the time of the clock that it was given', async () => {
    const scans = [scanOf('deadlines', NEVER), scanOf('meetings', NEVER)]
    ;({ schedule } = opened(db.prisma, scans))
    await until(() => scans.every(({ runs }) => runs.length === 1))
    expect(scans.map(({ runs }) => runs)).toEqual([[NOW.toString()], [NOW.toString()]])
    expect(await ticks()).toEqual([])
  })

  it('runs a scan at its ticks, and keeps each by the name and the moment', async () => {
    const scan = scanOf('deadlines', EACH_SECOND)
    ;({ schedule } = opened(db.prisma, [scan]))
    await until(() => scan.runs.length === 3)
    await schedule.stop()
    const keys = (await ticks()).map(({ key }) => key)
    expect(keys).toHaveLength(scan.runs.length - 1)
    for (const key of keys) expect(key).toMatch(/^deadlines:\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.000Z$/)
  })

  it('skips the ticks of a database that is away, and reports each', async () => {
    const scan = scanOf('deadlines', EACH_SECOND)
    await close()
    const { faults, ...rest } = opened(db.prisma, [scan])
    schedule = rest.schedule
    await until(() => faults.length >= 2)
    expect(new Set(faults.map((fault) => fault.scan))).toEqual(new Set(['deadlines']))
    expect(scan.runs).toHaveLength(1)
  })

  it('forgets ticks after a day', async () => {
    await db.prisma.$executeRaw`INSERT INTO cron_run (key, at) VALUES
      ('old', now() - interval '25 hours'), ('young', now() - interval '23 hours')`
    const scan = scanOf('deadlines', EACH_SECOND)
    ;({ schedule } = opened(db.prisma, [scan]))
    await until(async () => !(await ticks()).some(({ key }) => key === 'old'))
    expect((await ticks()).map(({ key }) => key)).toContain('young')
  })
})
