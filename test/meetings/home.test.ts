import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { App } from '../../src/app.ts'
import { idleApp } from '../deliveries/support.ts'
import type { StandingClock } from '../support/clock.ts'
import { engines } from '../support/engines.ts'
import { COUNTER, plan, plannedIn, Visitor } from './support.ts'

// In 窓口係 are 100184 and 100187; its first meeting after Tuesday 26 January 2027 is on the 28th.
const CLERKS = ['100184', '100187'] as const

describe.each(engines)('the page of somebody whose unit meets, on $name', ({ city }) => {
  let app: App & { readonly clock: StandingClock }
  beforeAll(async () => {
    app = await idleApp(await city())
    await plan(app.db, '2027-01-12T08:00', '2027-03-31')
  })
  afterAll(() => app.close())

  const partOf = async (number: string | undefined) => {
    const visitor = await Visitor.of(app, number)
    const parts = await visitor.visit()
    return { visitor, part: parts.find((each) => /^.+の職場ミーティング\n/.test(each)) }
  }

  it('says when the next meeting is and who leads it, to each as it concerns them', async () => {
    const [next] = await plannedIn(app.db, COUNTER)
    const { name } = await app.db.prisma.employee.findUniqueOrThrow({ where: { number: next?.leader ?? '' } })
    const other = CLERKS.find((number) => number !== next?.leader)
    const leader = await partOf(next?.leader)
    expect(leader.part?.split('\n')).toEqual([
      '窓口係の職場ミーティング',
      '次は1月28日（木）8:35です。',
      '進行をお願いしています。',
    ])
    expect(leader.visitor.buttons).toEqual(['議題を書く', '議題を見る', 'テーマを選ぶ'])
    const member = await partOf(other)
    expect(member.part?.split('\n')[2]).toBe(`進行は${name}さんです。`)
    expect(member.visitor.buttons).toEqual(['議題を書く', '議題を見る'])
    expect(await member.visitor.press('議題を書く')).toContain('話したいことは何ですか')
  })

  it('says nothing where nothing is planned, nor to who is not in the directory', async () => {
    await app.db.prisma.meeting.deleteMany({ where: { unit: { path: COUNTER } } })
    expect((await partOf(CLERKS[0])).part).toBeUndefined()
    expect((await partOf(undefined)).part).toBeUndefined()
  })
})
