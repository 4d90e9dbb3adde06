import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { record } from '../../src/infra/store/audit.ts'
import { engines } from '../support/engines.ts'
import { type City, city } from './support.ts'

/** A clerk whose row leaves days and hours to the unit, and a colleague who has their own. */
const [LEFT_TO_UNIT, OWN] = ['100400', '100401'] as const

describe.each(engines)('the hours of a unit, on $name', (engine) => {
  let here: City
  beforeEach(async () => {
    here = await city(engine)
    here.at('2027-01-20T09:10')
    await here.app.db.prisma.employee.update({
      where: { number: LEFT_TO_UNIT },
      data: { dutyDays: [], dutyFrom: null, dutyTo: null },
    })
    // As an import leaves it: people are read anew.
    await record(here.app.db.prisma, {
      at: here.clock.now(),
      actor: 'operator',
      action: 'people.import',
      subject: 'sample',
    })
    await here.campaign('人事評価', [
      { key: 'self', title: '自己評価を書く', due: '2027-02-05', who: [LEFT_TO_UNIT, OWN] },
    ])
  })
  afterEach(() => here.app.close())

  const toldAt = async (...times: string[]) => {
    const told: string[] = []
    for (const time of times) {
      here.at(`2027-${time}`)
      told.push(...(await here.remind()).map(({ to }) => `${to} ${time}`))
    }
    return told
  }

  it('are those of whoever has none of their own', async () => {
    await here.settings({ duty: { days: '月水金', from: '13:30', to: '17:15' } })
    expect(await toldAt('01-26T09:10', '01-26T13:30', '01-27T09:10', '01-27T13:30')).toEqual([
      `${OWN} 01-26T09:10`,
      `${LEFT_TO_UNIT} 01-27T13:30`,
    ])
  })

  it('count from the moment they are set, also for what was planned by others', async () => {
    expect(await toldAt('01-21T09:10')).toEqual([])
    await here.settings({ duty: { days: '月火水木金', from: '10:30', to: '19:15' } })
    expect(await toldAt('01-26T09:10', '01-26T10:30')).toEqual([`${OWN} 01-26T09:10`, `${LEFT_TO_UNIT} 01-26T10:30`])
  })

  it('are offered where somebody is asked for a time', async () => {
    await here.settings({ duty: { days: '水木', from: '13:30', to: '17:15' } })
    const [asked] = await here.says(LEFT_TO_UNIT, '自己評価 1月28日 10時')
    expect(asked?.card.title).toBe('勤務時間のうちの時刻でお願いします。')
    const [set] = await here.says(LEFT_TO_UNIT, '自己評価 1月28日 14時')
    expect(set?.card.title).toBe('1月28日（木）14:00にお知らせします。期日は2月5日（金）のままです。')
    expect((await here.says(OWN, '自己評価 1月28日 10時'))[0]?.card.title).toContain('10:00にお知らせします')
  })
})
