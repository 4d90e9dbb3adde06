import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { Temporal } from 'temporal-polyfill'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { directChat, type Event } from '../../src/bot/event.ts'
import { type Database, type Tx, untilUnhindered } from '../../src/infra/db/index.ts'
import { inboxStore } from '../../src/infra/store/messages/inbox.ts'
import { engines } from '../support/engines.ts'

/** What somebody says; here it has no job. */
function saidBy(externalId: string): Event {
  const account = { channel: 'slack', externalId }
  const at = Temporal.Instant.from('2027-01-26T09:20:00+09:00')
  return { id: externalId, kind: 'said', account, place: directChat(account), at, text: 'こんにちは' }
}
const refused = () => Promise.reject(new Error('no job is made here'))
const NO_JOBS = { insert: refused, insertWith: refused, settle: refused }

describe.each(engines)('transactions on $name', ({ fresh }) => {
  let db: Database
  beforeAll(async () => {
    db = await fresh()
  })
  afterAll(() => db.close())

  it('wait for each other: of thirty that take 200 ms each, none fails', async () => {
    const ids = Array.from({ length: 30 }, () => randomUUID())
    await Promise.all(
      ids.map((key) =>
        db.prisma.$transaction(async (tx) => {
          await tx.setting.create({ data: { key, value: 1, updatedAt: new Date(), updatedBy: '市' } })
          await sleep(200)
        }),
      ),
    )
    expect(await db.prisma.setting.count({ where: { key: { in: ids } } })).toBe(30)
  })
})

// One connection at a time knows no deadlock.
describe.each(engines.filter(({ name }) => name === 'PostgreSQL'))(
  'two that wait in a circle on $name',
  ({ fresh }) => {
    let db: Database
    beforeAll(async () => {
      db = await fresh()
    })
    afterAll(() => db.close())

    it.each(['a raw statement', 'a query', 'an event'])(
      'both end where the one that lost is done again: %s',
      async (how) => {
        const rows = ['a', 'b'].map((key) => ({
          key: `${how} ${key}`,
          value: 0,
          updatedAt: new Date(),
          updatedBy: '市',
        }))
        await db.prisma.setting.createMany({ data: rows })
        const met = new Set<string>()
        const again = <T>(name: string, work: (tx: Tx) => Promise<T>) =>
          how === 'an event'
            ? inboxStore(db, NO_JOBS).transaction(saidBy(name), work)
            : untilUnhindered(() => db.prisma.$transaction(work))
        const both = async (first: string, second: string) =>
          again(first, async (tx) => {
            const write = async (key: string) => {
              if (how !== 'a raw statement') await tx.setting.update({ where: { key }, data: { updatedBy: first } })
              else await tx.$executeRaw`UPDATE setting SET updated_by = ${first} WHERE key = ${key}`
            }
            await write(first)
            met.add(first)
            while (met.size < 2) await sleep(5)
            await write(second)
          })
        const [one, other] = rows.map(({ key }) => key) as [string, string]
        await Promise.all([both(one, other), both(other, one)])
        const found = await db.prisma.setting.findMany({ where: { key: { in: [one, other] } } })
        expect(new Set(found.map(({ updatedBy }) => updatedBy)).size).toBe(1)
      },
    )
  },
)
