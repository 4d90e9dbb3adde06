import type { Temporal } from 'temporal-polyfill'
import type { PeopleRow } from '../../domain/people/columns.ts'
import type { GradeLookup } from '../../domain/people/grade-lookup.ts'
import type { Database, Tx } from '../db/index.ts'
import { IMPORT_LIMITS, importPeopleIn } from './people-import.ts'
import { holdDirectory } from './people-lock.ts'
import { giveRoleIn } from './roles.ts'
import { sampleWasRemoved } from './sample-removal.ts'
import { importSettingsIn } from './settings.ts'

/** The sample city as its files tell it. */
interface City {
  readonly people: readonly PeopleRow[]
  readonly roles: readonly { readonly cells: Readonly<Record<'職員番号' | '役割', string>> }[]
  readonly settings: string
}

/**
 * Loads the sample city into a database without people, through the very same imports as a real one, so that its files
 * are held to the same rules; all or nothing. `readCity` is only called when it is needed. Gives whether it was loaded: not where
 * anybody is in the directory, nor where a real directory ever drove it out. Settings that exist already stay.
 */
export async function loadSampleCity(
  db: Database,
  readCity: () => Promise<City>,
  by: { readonly actor: string; readonly now: Temporal.Instant; readonly today: Temporal.PlainDate },
  gradeOf: GradeLookup,
): Promise<'loaded' | 'left alone'> {
  if (!(await isWanted(db.prisma))) return 'left alone'
  const city = await readCity()
  return db.prisma.$transaction(async (tx) => {
    await holdDirectory(tx)
    // Another process may have been first.
    if (!(await isWanted(tx))) return 'left alone'
    if ((await tx.setting.count()) === 0) await importSettingsIn(tx, city.settings, by)
    await importPeopleIn(tx, city.people, { ...by, sample: 'sample', mode: 'write' }, gradeOf)
    for (const { cells } of city.roles) await giveRoleIn(tx, cells.職員番号, cells.役割, by)
    return 'loaded'
  }, IMPORT_LIMITS)
}

async function isWanted(tx: Tx): Promise<boolean> {
  return (await tx.employee.count()) === 0 && !(await sampleWasRemoved(tx))
}
