import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { SqlMigrationAwareDriverAdapterFactory } from '@prisma/driver-adapter-utils'
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest'
import { parseAddress } from '../../src/infra/db/address.ts'
import { createLite } from '../../src/infra/db/lite.ts'
import { areApplied } from '../../src/infra/db/migrate/applied.ts'
import { embeddedFactory } from '../../src/infra/db/migrate/embedded.ts'
import { migrationsFolder, readMigrations } from '../../src/infra/db/migrate/folder.ts'
import { applyMigrations } from '../../src/infra/db/migrate/index.ts'
import { serverFactory } from '../../src/infra/db/migrate/server.ts'
import { startEngine } from '../../src/infra/db/migrate/wasm.ts'
import { freshServerDatabase } from '../support/engines.ts'

const BAD = '20990101000000_bad'

interface Place {
  readonly factory: SqlMigrationAwareDriverAdapterFactory
  close(): Promise<void>
}

const places: readonly { name: string; open: () => Promise<Place> }[] = [
  {
    name: 'PGlite',
    open: async () => {
      const lite = await createLite()
      return { factory: embeddedFactory(lite), close: () => lite.close() }
    },
  },
  ...(inject('server')
    ? [
        {
          name: 'PostgreSQL',
          open: async () => {
            const { url, drop } = await freshServerDatabase()
            return { factory: serverFactory(parseAddress(url)), close: drop }
          },
        },
      ]
    : []),
]

let folder: string
beforeEach(async () => {
  folder = path.join(await mkdtemp(path.join(tmpdir(), 'hagukumi-migrations-')), 'migrations')
  await cp(migrationsFolder, folder, { recursive: true })
  await mkdir(path.join(folder, BAD))
})
afterEach(() => rm(path.dirname(folder), { recursive: true, force: true }))

const write = (sql: string) => writeFile(path.join(folder, BAD, 'migration.sql'), sql)

describe.each(places)('a migration that fails on $name', ({ open }) => {
  it.each([
    ['plain', 'CREATE TABLE half (id int); INSERT INTO nowhere VALUES (1);'],
    ['with a transaction of its own', 'BEGIN; CREATE TABLE half (id int); INSERT INTO nowhere VALUES (1); COMMIT;'],
  ])('stops this start and the next, names the way out, and then applies when mended (%s)', async (_kind, sql) => {
    await write(sql)
    const { factory, close } = await open()
    try {
      for (let start = 0; start < 2; start++) {
        await expect(applyMigrations(factory, folder)).rejects.toMatchObject({
          code: 'storage',
          message: expect.stringContaining(`npx prisma migrate resolve --rolled-back ${BAD}`),
        })
      }
      const { engine, stop } = await startEngine({ factory })
      await engine.markMigrationRolledBack({ migrationName: BAD, migrationsDirectoryPath: folder } as never)
      await stop()
      // Nothing of the failed script is left: the table of its first statement can be made again.
      await write(
        'CREATE TABLE half (id int);\nCREATE FUNCTION two() RETURNS int LANGUAGE sql AS $$ SELECT 1; SELECT 2; $$;',
      )
      expect(await applyMigrations(factory, folder)).toEqual([BAD])
      expect(await applyMigrations(factory, folder)).toEqual([])
    } finally {
      await close()
    }
  })
})

describe('the folder of migrations', () => {
  it('is read in the order of the names', async () => {
    await write('SELECT 1')
    const { migrationDirectories } = await readMigrations(folder)
    const names = migrationDirectories.map((directory) => directory.path)
    expect(names).toEqual([...names].sort())
    expect(names.at(-1)).toBe(BAD)
  })

  it('is refused where a migration has no script, instead of passing it over', async () => {
    await expect(readMigrations(folder)).rejects.toMatchObject({ code: 'ENOENT' })
  })
})

describe.each(places)('a database that is up to date on $name', ({ open }) => {
  it('is left alone, until a migration comes or Prisma’s table tells of something else', async () => {
    await rm(path.join(folder, BAD), { recursive: true })
    const { factory, close } = await open()
    try {
      const list = await readMigrations(folder)
      await applyMigrations(factory, folder)
      expect(await areApplied(factory, list)).toBe(true)
      await mkdir(path.join(folder, BAD))
      await write('SELECT 1')
      expect(await areApplied(factory, await readMigrations(folder))).toBe(false)
      expect(await applyMigrations(factory, folder)).toEqual([BAD])
      expect(await areApplied(factory, await readMigrations(folder))).toBe(true)
      expect(await areApplied(factory, list)).toBe(false)
      await write('SELECT 2')
      expect(await areApplied(factory, await readMigrations(folder))).toBe(false)
    } finally {
      await close()
    }
  })
})
