import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { MigrationList } from './wasm.ts'

/** `prisma/migrations`, seen from the sources and from `dist` alike: both lie three folders below the root. */
export const migrationsFolder = fileURLToPath(new URL('../../../../prisma/migrations', import.meta.url))

/**
 * The migrations of a folder in the order of their names, as the engine wants them.
 * A folder without migration.sql is an error of the file system (ENOENT): it would be skipped silently otherwise.
 */
export async function readMigrations(baseDir: string): Promise<MigrationList> {
  const entries = await readdir(baseDir, { withFileTypes: true })
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name)
  const migrationDirectories = await Promise.all(
    names.sort().map(async (name) => ({
      path: name,
      migrationFile: {
        path: 'migration.sql',
        content: { tag: 'ok' as const, value: await readFile(path.join(baseDir, name, 'migration.sql'), 'utf8') },
      },
    })),
  )
  const lockfile = 'migration_lock.toml'
  return {
    baseDir,
    shadowDbInitScript: '',
    lockfile: { path: lockfile, content: await readFile(path.join(baseDir, lockfile), 'utf8') },
    migrationDirectories,
  }
}
