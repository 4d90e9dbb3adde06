import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Database } from '../../src/infra/db/index.ts'
import { engines } from '../support/engines.ts'

describe.each(engines)('a database on $name', ({ fresh }) => {
  let db: Database
  beforeAll(async () => {
    db = await fresh()
  })
  afterAll(() => db.close())

  it('is migrated by Prisma, with its own bookkeeping', async () => {
    const rows = await db.prisma.$queryRaw<{ migration_name: string; finished_at: Date | null }[]>`
      SELECT migration_name, finished_at FROM _prisma_migrations ORDER BY migration_name`
    expect(rows[0]?.migration_name).toMatch(/^\d{14}_init$/)
    expect(rows.every((row) => row.finished_at !== null)).toBe(true)
  })

  it('keeps Japanese text, days and instants as they were given', async () => {
    const id = randomUUID()
    const at = new Date('2026-04-01T00:30:00.123Z')
    await db.prisma.setting.create({ data: { key: id, value: { 名: '𠮟る' }, updatedAt: at, updatedBy: '市' } })
    expect(await db.prisma.setting.findUnique({ where: { key: id } })).toMatchObject({
      value: { 名: '𠮟る' },
      updatedAt: at,
    })
    const [row] = await db.prisma.$queryRaw<{ ms: number }[]>`
      SELECT (extract(epoch FROM updated_at) * 1000)::float8 AS ms FROM setting WHERE key = ${id}`
    expect(row?.ms).toBe(at.getTime())
  })

  it('takes back everything of a transaction that fails', async () => {
    const key = randomUUID()
    const failing = db.prisma.$transaction(async (tx) => {
      await tx.setting.create({ data: { key, value: 1, updatedAt: new Date(), updatedBy: '市' } })
      throw new Error('stop')
    })
    await expect(failing).rejects.toThrow('stop')
    expect(await db.prisma.setting.count({ where: { key } })).toBe(0)
  })
})
