import { Temporal } from 'temporal-polyfill'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { linkAccount } from '../../src/infra/store/people/accounts.ts'
import { engines } from '../support/engines.ts'
import { type Hall, HR, hall, numberIn, small } from './support.ts'

const NOW = Temporal.Instant.from('2027-01-26T10:00:00+09:00')

describe.each(engines)('who is not reached, as a preview says it, on $name', (engine) => {
  let city: Hall
  beforeEach(async () => {
    city = await hall(engine, ['slack', 'teams'])
  })
  afterEach(() => city.close())

  const link = (number: string, channel: string) =>
    city.db.prisma.$transaction(async (tx) => {
      const { id } = await tx.employee.findUniqueOrThrow({ where: { number } })
      await linkAccount(tx, { channel, externalId: `U${number}` }, id, NOW)
    })
  const unreached = async () => {
    const said = await city.hagukumi(
      HR,
      'preview',
      numberIn(await city.withFile(HR, small(), 'new', '--file')),
      '--json',
    )
    return (JSON.parse(said) as { unreachable: string[] }).unreachable
  }

  it('counts only channels that messages are sent through, and on Teams only a chat that was begun', async () => {
    await city.db.prisma.account.deleteMany({})
    await link('100184', 'slack')
    await link('100119', 'teams')
    await link('100363', 'a channel of before')
    expect(await unreached()).toEqual(['100119', '100363'])
    const reference = { direct: { conversation: { id: 'c' } } }
    await city.db.prisma.chatReference.create({
      data: { channel: 'teams', externalId: 'U100119', reference, seenAt: new Date(NOW.epochMilliseconds) },
    })
    expect(await unreached()).toEqual(['100363'])
  })
})
