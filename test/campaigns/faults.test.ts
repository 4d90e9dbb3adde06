import { Temporal } from 'temporal-polyfill'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { run } from '../../src/cli/run.ts'
import { record } from '../../src/infra/store/audit.ts'
import { csv } from '../people/support.ts'
import { paperIo } from '../support/app.ts'
import { engines } from '../support/engines.ts'
import { CLERK, type Hall, HR, hall, numberIn, small } from './support.ts'

const NOW = Temporal.Instant.from('2027-01-26T09:20:00+09:00')

describe.each(engines)('campaigns of which one fails, on $name', (engine) => {
  let city: Hall
  beforeEach(async () => {
    city = await hall(engine)
    city.app.clock.set(NOW)
  })
  afterEach(() => city.close())

  /** Starts a campaign; gives its whole id. */
  const begun = async (title: string) => {
    const number = numberIn(await city.withFile(HR, small({ title }), 'new', '--file'))
    expect(await city.hagukumi(HR, 'start', number)).toContain('始めました')
    return (await city.db.prisma.campaign.findFirstOrThrow({ where: { title } })).id
  }
  const damage = (id: string) =>
    city.db.prisma.$executeRaw`UPDATE campaign SET definition = '{"kind": "of tomorrow"}' WHERE id = ${id}::uuid`
  const scan = () => city.app.campaigns(city.app.clock.now())

  /** How the clerk's part stands in a campaign. */
  const stands = async (campaignId: string) => {
    const [row] = await city.db.prisma.assignment.findMany({ where: { campaignId, employee: { number: CLERK } } })
    return row?.state
  }

  it('the moves of all others stand, whichever comes first', async () => {
    const [before, failing, behind] = [await begun('まえ'), await begun('なか'), await begun('あと')]
    await city.db.prisma.$executeRawUnsafe(
      `ALTER TABLE assignment ADD CHECK (campaign_id <> '${failing}' OR state = 'open') NOT VALID`,
    )
    const { id: employeeId } = await city.db.prisma.employee.findUniqueOrThrow({ where: { number: CLERK } })
    await city.db.prisma.leave.create({ data: { employeeId, fromOn: new Date('2027-01-20') } })
    await record(city.db.prisma, { at: NOW, actor: 'operator', action: 'people.import', subject: 'sample' })
    await expect(scan()).rejects.toMatchObject({ name: 'CampaignFault', code: failing })
    expect(await Promise.all([before, failing, behind].map(stands))).toEqual(['excluded', 'open', 'excluded'])
    // Nothing was noted as done: the one that failed is looked at again.
    await expect(scan()).rejects.toMatchObject({ code: failing })
  })

  it('each fault is told, and not the first alone', async () => {
    const ids = [await begun('ひとつ'), await begun('ふたつ')]
    for (const id of ids) await damage(id)
    const thrown: unknown = await scan().catch((error: unknown) => error)
    const faults = thrown instanceof AggregateError ? thrown.errors : []
    expect(faults.map(({ code }) => code).sort()).toEqual([...ids].sort())
  })

  it('a directory is imported all the same: its report stands, and one line tells of the rest', async () => {
    const id = await begun('よめない')
    await damage(id)
    await city.db.prisma.campaign.update({ where: { id }, data: { sample: false } })
    const io = paperIo(csv({}).split('\n'))
    expect(await run({ command: 'hagukumi', argv: ['people', 'import', '-'] }, city.app, io)).toBe(0)
    expect(io.written.join('\n')).toMatch(
      /^名簿を取り込みました。\n新規 1人.*\n(.*\n)*△ 異動などに合わせたお知らせの見直しが、一部まだ済んでいません。.*番号 [0-9a-f]{8} でお調べください。$/,
    )
    expect(await city.db.prisma.employee.count()).toBe(1)
  })

  it('one that cannot be read goes on reminding, and the list says so', async () => {
    const id = await begun('よめない')
    await damage(id)
    expect(await city.hagukumi(HR, 'list')).toContain(
      '「よめない」（サンプル）　中身を読めませんが、もう決めたお知らせは届き続けます。campaign cancel で取り消して、作り直してください。',
    )
    await city.db.prisma.$executeRaw`INSERT INTO account (id, channel, external_id, employee_id, linked_at)
      SELECT gen_random_uuid(), 'slack', number, id, now() FROM employee`
    await city.app.remind(Temporal.Instant.from('2027-02-10T13:05:00+09:00'))
    const told = await city.db.prisma.nudge.count({ where: { state: 'told', assignment: { campaignId: id } } })
    expect(told).toBe(3)
  })
})
