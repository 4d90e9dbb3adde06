import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Database } from '../../src/infra/db/index.ts'
import { engines } from '../support/engines.ts'
import { opened, scanOf, until } from './support.ts'

const DAILY = '0 9 * * *'

/** Only `Date` is set: node-cron asks it for the next tick and waits with real timers. */
describe.each(engines)('a scan at nine o’clock on $name', ({ fresh }) => {
  let db: Database
  beforeEach(async () => {
    db = await fresh()
    vi.useFakeTimers({ toFake: ['Date'] })
  })
  afterEach(async () => {
    vi.useRealTimers()
    await db.close()
  })
  const tokyo = (time: string) => vi.setSystemTime(new Date(`${time}+09:00`))

  it('comes at nine in Tokyo', async () => {
    tokyo('2026-07-01T08:59:59.900')
    const scan = scanOf('deadlines', DAILY)
    const { schedule } = opened(db.prisma, [scan])
    tokyo('2026-07-01T09:00:00.000')
    await until(() => scan.runs.length === 2)
    await schedule.stop()
    expect(await db.prisma.cronRun.findMany({ select: { key: true } })).toEqual([
      { key: 'deadlines:2026-07-01T00:00:00.000Z' },
    ])
  })

  it('is made up for when the machine slept at nine', async () => {
    tokyo('2026-07-01T08:59:59.900')
    const scan = scanOf('deadlines', DAILY)
    const { schedule } = opened(db.prisma, [scan])
    tokyo('2026-07-01T10:30:00.000')
    await until(() => scan.runs.length === 2)
    await schedule.stop()
  })
})
