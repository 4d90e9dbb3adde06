import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { App } from '../../src/app.ts'
import { run } from '../../src/cli/run.ts'
import { csv, importText } from '../people/support.ts'
import { appOn, paperIo } from '../support/app.ts'
import { StandingClock } from '../support/clock.ts'
import { engines } from '../support/engines.ts'

describe.each(engines)('a new sample city on $name', ({ fresh }) => {
  let app: App
  beforeAll(async () => {
    app = await appOn(await fresh(), new StandingClock())
  })
  afterAll(() => app.close())

  async function said(as: string, ...lines: string[]): Promise<string[]> {
    const io = paperIo(lines)
    expect(await run({ command: 'talk', argv: ['--as', as] }, app, io)).toBe(0)
    return io.written.slice(1)
  }

  it('has something to do for whoever tries it, marked as a sample', async () => {
    const [mine] = await said('佐藤花子', '私の締切')
    expect(mine).toContain('私の締切は1件です')
    expect(mine).toContain('中間の自己評価を書く')
    expect(mine).toContain('サンプル（架空の日程です）')
  })

  it('shows an appraiser the people of theirs', async () => {
    const head = await app.db.prisma.employee.findFirstOrThrow({
      where: { assignments: { some: { aboutId: { not: null } } } },
      orderBy: { number: 'asc' },
    })
    const [mine] = await said(head.name, '私の締切')
    expect(mine).toMatch(/中間面談をする（(.+さん|\d+人分)）/)
  })

  it('loses it with the sample city', async () => {
    expect(await app.db.prisma.campaign.count({ where: { sample: true } })).toBe(1)
    await importText(app.db, csv({}))
    expect(await app.db.prisma.campaign.count()).toBe(0)
    expect(await app.db.prisma.assignment.count()).toBe(0)
  })
})
