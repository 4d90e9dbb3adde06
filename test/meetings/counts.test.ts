import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { App } from '../../src/app.ts'
import { hagukumi, idleApp } from '../deliveries/support.ts'
import type { StandingClock } from '../support/clock.ts'
import { engines } from '../support/engines.ts'
import { plan, Visitor } from './support.ts'

const [HR, CLERK, CHIEF] = ['100029', '100184', '100179']

describe.each(engines)('the counts of meetings on $name', ({ city }) => {
  let app: App & { readonly clock: StandingClock }
  beforeAll(async () => {
    app = await idleApp(await city())
    await plan(app.db, '2027-01-04T08:00', '2027-02-28')
    app.clock.advance(60 * 24 * 10)
    const clerk = await Visitor.of(app, CLERK)
    await clerk.say('1月28日 6人 ヒヤリハット / ①札を出す ②放送を入れる / 次未定')
    const chief = await Visitor.of(app, CHIEF)
    await chief.say('1月28日 記録係 5人 窓口の待ち時間 / 札を出す / 次未定')
    await clerk.say('研修記録 8人 接遇 / なし / 次未定')
  })
  afterAll(() => app.close())

  it('are for HR: by 部 in the order of the directory, without contents, names or single units', async () => {
    const hr = await Visitor.of(app, HR)
    const shown = await hr.say('職場ミーティングの状況')
    expect(shown).toContain('4月1日（水）から2月5日（金）まで')
    expect(shown).toMatch(/総務部：開催 0・見送り 0・記録なし \d+（\d+所属）/)
    expect(shown).toMatch(/市民部：開催 2・見送り 0・記録なし \d+（\d+所属）/)
    expect(shown.indexOf('総務部：')).toBeLessThan(shown.indexOf('市民部：'))
    // 会計課, 議会事務局 and the like have too few units to stand alone.
    expect(shown).toContain('ほかの部など（まとめて）：')
    expect(shown).not.toContain('会計課')
    expect(shown).toContain('決まったこと 3件、職場研修 1回')
    expect(shown).toContain('ヒヤリハット 1')
    for (const never of ['札を出す', '窓口係', '記録係', '佐藤', '6人']) expect(shown).not.toContain(never)
  })

  it.each([
    ['somebody of a unit', CLERK],
    ['its 所属長', CHIEF],
    ['a stranger', undefined],
  ])('are refused to %s', async (_, number) => {
    const visitor = await Visitor.of(app, number)
    const shown = await visitor.say('職場ミーティングの状況')
    expect(shown).toContain('人事担当の方にだけ')
    expect(shown).not.toMatch(/開催 \d/)
  })

  it('are listed for operators, also as JSON', async () => {
    const { code, out } = await hagukumi(app, 'meetings', 'list', '--json', '--from', '2027-01-01')
    expect(code).toBe(0)
    const list = JSON.parse(out)
    expect(list).toMatchObject({ from: '2027-01-01', to: '2027-02-05', decisions: 3, trainings: 1 })
    for (const { units } of list.groups) expect(units).toBeGreaterThanOrEqual(5)
    expect(list.groups.at(-1).name).toBeNull()
    expect(list.groups.reduce((sum: number, { held }: { held: number }) => sum + held, 0)).toBe(2)
    const table = await hagukumi(app, 'meetings', 'list')
    expect(table.out).toMatch(/部 +所属 +開催 +見送り +記録なし\n総務部/)
    const none = await hagukumi(app, 'meetings', 'list', '--from', '2026-04-01', '--to', '2026-04-30')
    expect(none.out).toContain('まだないか')
    expect(await hagukumi(app, 'meetings', 'list', '--from', '4月1日')).toMatchObject({ code: 2 })
  })
})
