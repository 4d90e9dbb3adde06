import { newId } from '../../src/infra/clock/clock.ts'
import type { Tx } from '../../src/infra/db/index.ts'

/** A unit that holds no workplace meetings: nobody of it is written to for another reason. */
const UNIT = '消防本部/中央消防署'

/** People who come into the service, each with an account; 職員番号 and account are the name given. Gives their ids. */
export async function addNewcomers(tx: Tx, channel: string, people: readonly string[]): Promise<string[]> {
  const unit = await tx.orgUnit.findUniqueOrThrow({ where: { path: UNIT } })
  const employees = people.map((number) => ({ ...ON_DUTY, id: newId(), number, name: `新人 ${number}` }))
  await tx.employee.createMany({ data: employees })
  await tx.appointment.createMany({ data: employees.map(({ id }) => ({ ...POST, employeeId: id, unitId: unit.id })) })
  // Whoever was never met would be greeted first.
  const [linkedAt, greetedAt] = [SINCE, SINCE]
  for (const { id: employeeId, number: externalId } of employees) {
    const account = { channel, externalId }
    const known = { employeeId, linkedAt, greetedAt }
    await tx.account.upsert({
      where: { channel_externalId: account },
      create: { ...account, ...known },
      update: known,
    })
  }
  return employees.map(({ id }) => id)
}

const SINCE = new Date('2026-04-01')
const ON_DUTY = {
  employment: '任期の定めのない職員',
  dutyDays: [1, 2, 3, 4, 5],
  dutyFrom: '08:30',
  dutyTo: '17:15',
}
const POST = { gradeName: '消防士', jobFamily: '消防職', fromOn: SINCE }
