import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { engines } from '../support/engines.ts'
import { approved, FIRST, hagukumi, type IdleCity, idleCity, periodFile, stresscheck } from './support.ts'

describe.each(engines)('the doctor on the stress check, on $name', (engine) => {
  let app: IdleCity
  beforeEach(async () => {
    app = await idleCity(await engine.city())
  })
  afterEach(() => app.close())

  const line = async () => {
    const { out } = await hagukumi(app, ['doctor'])
    return out.split('\n').filter((each) => each.includes('ストレスチェック'))
  }

  it('says in one line how a period stands that comes near or runs, and nothing of other times', async () => {
    expect(await line()).toEqual([])
    await approved(app, ['100400', '100401'])
    const sound =
      '○ ストレスチェック「令和9年度」は6月1日（火）から6月30日（水）まで、方式Aです。実施事務従事者は2人で、人事の権限と兼ねている方はいません。'
    expect(await line()).toEqual([sound])
    app.clock.set('2027-06-30T09:00')
    expect(await line()).toEqual([sound])
    app.clock.set('2027-07-01T09:00')
    expect(await line()).toEqual([])
    app.clock.set('2027-04-01T09:00')
    expect(await line()).toEqual([])
  })

  it('says that a draft waits to be approved', async () => {
    await stresscheck(app, ['pledge', '--as', FIRST, '--yes'])
    await stresscheck(app, ['new', '-', '--as', FIRST], periodFile())
    expect(await line()).toEqual([expect.stringMatching(/^△ .*まだ承認されていません。stresscheck approve で/)])
  })

  it('counts operators who may not act any more, without naming them', async () => {
    await approved(app, ['100400'])
    const { prisma } = app.db
    const { id } = await prisma.employee.findUniqueOrThrow({ where: { number: FIRST } })
    // Past what an import would refuse.
    await prisma.roleGrant.create({ data: { employeeId: id, role: 'hr', givenAt: new Date(), givenBy: 'test' } })
    const [said] = await line()
    expect(said).toContain('△')
    expect(said).toContain('実施事務従事者2人のうち1人は、いまの職や役割と兼ねられません。')
    expect(said).not.toContain(FIRST)
    await prisma.roleGrant.deleteMany({ where: { role: 'sc_operator' } })
    expect((await line())[0]).toContain('実施事務従事者として操作できる方がいません。')
  })
})
