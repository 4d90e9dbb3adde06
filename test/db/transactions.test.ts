import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Database } from '../../src/infra/db/index.ts'
import { engines } from '../support/engines.ts'

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
