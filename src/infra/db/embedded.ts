import { readdir, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import type { PGlite } from '@electric-sql/pglite'
import { PrismaPGlite } from 'pglite-prisma-adapter'
import { createClient } from './client.ts'
import type { Database } from './database.ts'
import { folderFailure } from './failures/folder.ts'
import { makeFolder } from './folder.ts'
import { guardLite } from './guard.ts'
import { createLite } from './lite.ts'
import { lockFolder } from './lock/index.ts'
import { embeddedFactory } from './migrate/embedded.ts'
import { applyMigrations } from './migrate/index.ts'

/** Opens the embedded database in `dataDir`, alone, and brings it up to date. Errors as of openDatabase. */
export async function openEmbedded(dataDir: string): Promise<Database> {
  const migrate = (lite: PGlite) => applyMigrations(embeddedFactory(lite))
  try {
    const { lite, close } = await openFolder(dataDir, migrate)
    try {
      await migrate(lite)
    } catch (error) {
      await close()
      throw error
    }
    const prisma = createClient(new PrismaPGlite(lite))
    return { prisma, engine: 'pglite', lite, close: () => prisma.$disconnect().then(close) }
  } catch (error) {
    throw await folderFailure(error, dataDir)
  }
}

/** An open folder and the way to give it back. */
export interface OpenFolder {
  readonly lite: PGlite
  /** Closes the database, then releases the lock; the order matters, the next process opens at once. */
  close(): Promise<void>
}

/**
 * Locks and opens the folder without migrating it. A folder that does not exist yet is created, and `fill` fills it
 * before it takes its place. The stand-in behind Prisma's commands uses this too.
 */
export async function openFolder(dataDir: string, fill: (lite: PGlite) => Promise<unknown>): Promise<OpenFolder> {
  await makeFolder(dataDir)
  const folder = path.join(dataDir, 'pg')
  const lock = await lockFolder(folder)
  try {
    if (!(await exists(folder))) await createFolder(folder, fill)
    const lite = guardLite(await createLite({ folder }), dataDir)
    return {
      lite,
      close: async () => {
        await lite.close()
        await lock.release()
      },
    }
  } catch (error) {
    await lock.release()
    throw error
  }
}

/** Creates the database beside its place and moves it there when complete: a crash or a full disk leaves no half. */
async function createFolder(folder: string, fill: (lite: PGlite) => Promise<unknown>): Promise<void> {
  const draft = `${folder}.new`
  await rm(draft, { recursive: true, force: true })
  try {
    const lite = guardLite(await createLite({ folder: draft }), path.dirname(folder))
    await fill(lite)
    await lite.close()
    await rename(draft, folder)
  } catch (error) {
    // It may be what fills the disk.
    await rm(draft, { recursive: true, force: true })
    throw error
  }
}

/**
 * Whether the database is there. PGlite would create a new one over a folder that lost its PG_VERSION, so that file is
 * asked for first; an empty folder counts as none.
 */
async function exists(folder: string): Promise<boolean> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw error
  })
  if (names === undefined || names.length === 0) return false
  if (names.includes('PG_VERSION')) return true
  throw new Error('PG_VERSION is missing')
}
