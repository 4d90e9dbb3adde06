import { Temporal } from 'temporal-polyfill'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { record } from '../../src/infra/store/audit.ts'
import { lookAgainAtEverybody } from '../../src/infra/store/nudges/assignments.ts'
import { engines } from '../support/engines.ts'
import { type Hall, HR, hall, numberIn, small } from './support.ts'

const NOW = Temporal.Instant.from('2027-01-26T09:20:00+09:00')
const TURNS = 10

// One connection at a time knows no deadlock.
describe.each(engines.filter(({ name }) => name === 'PostgreSQL'))('beside rounds on $name', (engine) => {
  let city: Hall
  beforeAll(async () => {
    city = await hall(engine)
    city.app.clock.set(NOW)
    await city.db.prisma.$executeRaw`INSERT INTO account (id, channel, external_id, employee_id, linked_at)
      SELECT gen_random_uuid(), 'slack', number, id, now() FROM employee`
  })
  afterAll(() => city.close())

  it('files, due days, pauses and moves of a whole city are written without one waiting for the other in a circle', async () => {
    const whole = small({ audience: {} }, { touches: ['T-0'], completion: ['csv'] })
    const number = numberIn(await city.withFile(HR, whole, 'new', '--file'))
    await city.db.prisma.campaign.updateMany({ where: { state: 'draft' }, data: { state: 'approved' } })
    expect(await city.hagukumi(HR, 'start', number)).toContain('始めました')
    // Everybody was told the first day, so that each change of it is a correction to write.
    await city.db.prisma.$executeRaw`UPDATE assignment SET told_due = due_on WHERE state = 'open'`
    const refused: string[] = []
    const does = async (...argv: string[]) => {
      const said = await city.hagukumi(HR, ...argv)
      if (/^\d /.test(said)) refused.push(said)
    }
    const heads = await city.db.prisma.$queryRaw<{ number: string; away: string }[]>`SELECT e.number, e.id::text AS away
      FROM employee e JOIN assignment a ON a.employee_id = e.id WHERE a.state = 'open' ORDER BY md5(e.number)`
    let over = 0
    const lane = async (times: number, work: (turn: number) => Promise<void>) => {
      for (let turn = 0; turn < times; turn += 1) await work(turn)
      over += 1
    }
    const rounds = async () => {
      while (over < 3) {
        await city.app.remind(NOW)
        await lookAgainAtEverybody(city.db.prisma, NOW)
      }
    }
    await Promise.all([
      rounds(),
      rounds(),
      lane(TURNS, async (turn) => {
        const rows = heads.map(
          (each) => `${each.number},read,${turn % 2 ? '2027-01-25' : ''},${turn % 2 ? '' : '対象'}`,
        )
        const said = await city.withFile(HR, ['職員番号,手順,済んだ日,対象', ...rows].join('\n'), 'import', number)
        if (/^\d /.test(said)) refused.push(said)
      }),
      lane(TURNS, async (turn) => {
        await does('due', number, 'read', turn % 2 ? '2027-02-10' : '2027-02-18')
        await does('pause', number)
        await does('continue', number)
      }),
      lane(TURNS, async (turn) => {
        const employeeId = heads[turn]?.away ?? ''
        await city.db.prisma.leave.create({ data: { employeeId, fromOn: new Date('2027-01-20') } })
        await record(city.db.prisma, { at: NOW, actor: 'operator', action: 'people.import', subject: 'sample' })
        await city.app.campaigns(NOW)
      }),
    ])
    expect(refused).toEqual([])
  }, 180_000)
})
