import { access, mkdir, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import type { PGlite } from '@electric-sql/pglite'
import { PrismaPGlite } from 'pglite-prisma-adapter'
import { createClient } from './client.ts'
import { folderFailure } from './failures/folder.ts'
import { createLite } from './lite.ts'
import { lockFolder } from './lock/index.ts'
import { embeddedFactory } from './migrate/embedded.ts'
import { applyMigrations } from './migrate/index.ts'
import type { Database } from './open.ts'

/** Opens the embedded database in `dataDir`, alone, and brings it up to date. Errors as of openDatabase. */
export async function openEmbedded(dataDir: string): Promise<Database> {
  try {
    const { lite, close } = await openFolder(dataDir)
    try {
      await applyMigrations(embeddedFactory(lite))
    } catch (error) {
      await close()
      throw error
    }
    const prisma = createClient(new PrismaPGlite(lite))
    return { prisma, engine: 'pglite', lite, close: () => prisma.$disconnect().then(close) }
  } catch (error) {
    throw folderFailure(error, dataDir)
  }
}

/** An open folder and the way to give it back. */
export interface OpenFolder {
  readonly lite: PGlite
  /** Closes the database, then releases the lock; the order matters, the next process opens at once. */
  close(): Promise<void>
}

/** Locks and opens the folder without migrating it. The stand-in behind Prisma's commands uses this too. */
export async function openFolder(dataDir: string): Promise<OpenFolder> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 })
  const folder = path.join(dataDir, 'pg')
  const lock = await lockFolder(folder)
  try {
    if (!(await exists(folder))) await createFolder(folder)
    const lite = await createLite({ folder })
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
async function createFolder(folder: string): Promise<void> {
  const draft = `${folder}.new`
  await rm(draft, { recursive: true, force: true })
  const lite = await createLite({ folder: draft })
  await lite.close()
  await rename(draft, folder)
}

async function exists(folder: string): Promise<boolean> {
  return access(folder).then(
    () => true,
    () => false,
  )
}
