import { getTasks } from 'node-cron'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Database } from '../../src/infra/db/index.ts'
import { openSchedule, type Schedule } from '../../src/infra/schedule/index.ts'
import { engines } from '../support/engines.ts'
import { door, EACH_SECOND, NEVER, NOW, opened, scanOf, until } from './support.ts'

/** What no database decides is looked at on one. */
describe.each(engines.slice(0, 1))('scans', ({ fresh }) => {
  let db: Database
  let schedule: Schedule | undefined
  beforeEach(async () => {
    db = await fresh()
  })
  afterEach(async () => {
    await schedule?.stop()
    await db.close()
  })
  const ticks = () => db.prisma.cronRun.findMany()

  it('that throw are reported and run again at the next tick, while the others run', async () => {
    const broken = scanOf('broken', EACH_SECOND, () => Promise.reject(new Error('壊れています')))
    const thrown = scanOf('thrown', EACH_SECOND, () => {
      throw new Error('すぐに')
    })
    const whole = scanOf('whole', EACH_SECOND)
    const { faults, ...rest } = opened(db.prisma, [broken, thrown, whole])
    schedule = rest.schedule
    await until(() => [broken, thrown, whole].every(({ runs }) => runs.length >= 3))
    await schedule.stop()
    expect(faults.filter(({ scan }) => scan === 'broken')).toHaveLength(broken.runs.length)
    expect(faults.filter(({ scan }) => scan === 'thrown')).toHaveLength(thrown.runs.length)
    expect(faults).toHaveLength(broken.runs.length + thrown.runs.length)
  })

  it('that still run are not begun, and their tick is left to others', async () => {
    const { passed, open } = door()
    const slow = scanOf('slow', EACH_SECOND, () => passed)
    const quick = scanOf('quick', EACH_SECOND)
    ;({ schedule } = opened(db.prisma, [slow, quick]))
    await until(() => quick.runs.length >= 3)
    expect(slow.runs).toHaveLength(1)
    expect((await ticks()).filter(({ key }) => key.startsWith('slow'))).toEqual([])
    open()
    await until(() => slow.runs.length >= 2)
  })

  it('that run are waited for when the schedule stops, and none is begun thereafter', async () => {
    const { passed, open } = door()
    const slow = scanOf('slow', EACH_SECOND, (run) => (run === 1 ? Promise.resolve() : passed))
    ;({ schedule } = opened(db.prisma, [slow]))
    const witness = opened(db.prisma, [scanOf('witness', EACH_SECOND)])
    await until(() => slow.runs.length === 2)
    let stopped = false
    const stopping = schedule.stop().then(() => {
      stopped = true
    })
    const before = (await ticks()).length
    await until(async () => (await ticks()).length >= before + 2)
    expect(stopped).toBe(false)
    open()
    await stopping
    const after = (await ticks()).length
    await until(async () => (await ticks()).length >= after + 2)
    await witness.schedule.stop()
    expect(slow.runs).toHaveLength(2)
    // Nor is a timer left that would keep the process from ending.
    expect(getTasks().size).toBe(0)
  })

  it('write nothing to the console, however late or busy they are', async () => {
    const spies = (['debug', 'info', 'log', 'warn', 'error'] as const).map((level) => vi.spyOn(console, level))
    const { passed, open } = door()
    const slow = scanOf('slow', EACH_SECOND, (run) => (run === 1 ? Promise.resolve() : passed))
    const broken = scanOf('broken', EACH_SECOND, () => Promise.reject(new Error('壊れています')))
    ;({ schedule } = opened(db.prisma, [slow, broken]))
    await until(() => slow.runs.length === 2)
    // Node can do nothing else meanwhile: every scan misses some ticks.
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 2_500)
    const before = broken.runs.length
    await until(() => broken.runs.length >= before + 2)
    open()
    await schedule.stop()
    expect(spies.flatMap((spy) => spy.mock.calls)).toEqual([])
    vi.restoreAllMocks()
  })

  it('are not begun where one has no cron expression, or two have one name', () => {
    const parts = { prisma: db.prisma, clock: { now: () => NOW }, failed: () => {} }
    const whole = scanOf('deadlines', NEVER)
    expect(() => openSchedule({ ...parts, scans: [whole, scanOf('deadlines', EACH_SECOND)] })).toThrow('same name')
    expect(() => openSchedule({ ...parts, scans: [whole, scanOf('meetings', '毎朝')] })).toThrow()
    expect(whole.runs).toEqual([])
  })
})
