import type { SqlMigrationAwareDriverAdapterFactory } from '@prisma/driver-adapter-utils'
import { HagukumiError } from '../../../bot/errors.ts'
import { areApplied } from './applied.ts'
import { migrationsFolder, readMigrations } from './folder.ts'
import { startEngine } from './wasm.ts'

/**
 * Brings the database up to the migrations of this version, with Prisma's own bookkeeping in `_prisma_migrations`.
 * Takes 0.1–0.5 s, and next to nothing where all are applied; two at once apply each migration once. Gives the names
 * of what was applied now.
 * Throws `storage` where an earlier migration failed (Prisma's P3009) or this one fails, naming the way out.
 */
export async function applyMigrations(
  factory: SqlMigrationAwareDriverAdapterFactory,
  folder: string = migrationsFolder,
): Promise<readonly string[]> {
  const migrationsList = await readMigrations(folder)
  if (await areApplied(factory, migrationsList)) return []
  const { engine, stop } = await startEngine({ factory })
  try {
    const applied = await engine.applyMigrations({
      filters: { externalTables: [], externalEnums: [] },
      migrationsList,
    })
    return applied.appliedMigrationNames
  } catch (error) {
    throw explain(error)
  } finally {
    await stop()
  }
}

/**
 * P3009: an earlier migration failed. A failure of this start has no code of its own, only the migration's name in its
 * text. Everything else keeps its meaning.
 */
function explain(error: unknown): unknown {
  const text = error instanceof Error ? error.message : String(error)
  const earlier = /The `(\d{14}_\w+)` migration started at/.exec(text)
  const now = /migration_name="(\d{14}_\w+)"/.exec(text)
  const name = (earlier ?? now)?.[1]
  if (!name) return error
  return new HagukumiError(
    'storage',
    `データベースの更新 ${name} が失敗したため、起動できません。原因を直したあと「npx prisma migrate resolve --rolled-back ${name}」を実行してから、もう一度起動してください。`,
    { cause: error },
  )
}
