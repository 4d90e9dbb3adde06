import { randomUUID } from 'node:crypto'
import { describe, expect, inject, it } from 'vitest'
import { openDatabase } from '../../src/infra/db/index.ts'
import { freshServerDatabase } from '../support/engines.ts'
import { execute } from '../support/server.ts'

describe.runIf(inject('server'))('a PostgreSQL server that is set to Japanese time', () => {
  it('keeps instants as they are, also for plain SQL', async () => {
    const { url, drop } = await freshServerDatabase()
    await execute(url, `ALTER DATABASE ${new URL(url).pathname.slice(1)} SET timezone TO 'Asia/Tokyo'`)
    const db = await openDatabase({ databaseUrl: url, dataDir: '' })
    const key = randomUUID()
    const at = new Date('2026-04-01T00:30:00Z')
    await db.prisma.setting.create({ data: { key, value: 1, updatedAt: at, updatedBy: '市' } })
    const [row] = await db.prisma.$queryRaw<{ ms: number; tokyo: string }[]>`
      SELECT (extract(epoch FROM updated_at) * 1000)::float8 AS ms,
             to_char(updated_at AT TIME ZONE 'Asia/Tokyo', 'HH24:MI') AS tokyo
        FROM setting WHERE key = ${key}`
    await db.close()
    await drop()
    expect(row).toEqual({ ms: at.getTime(), tokyo: '09:30' })
  })
})
