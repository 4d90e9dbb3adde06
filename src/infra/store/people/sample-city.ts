import type { Temporal } from 'temporal-polyfill'
import type { PeopleRow } from '../../../domain/people/columns.ts'
import type { GradeLookup } from '../../../domain/people/grade-lookup.ts'
import type { Database, Tx } from '../../db/index.ts'
import { importSettingsIn } from '../settings/settings.ts'
import { IMPORT_LIMITS, importPeopleIn } from './import.ts'
import { holdDirectory } from './lock.ts'
import { giveRoleIn } from './roles.ts'
import { sampleWasRemoved } from './sample-removal.ts'

/** The sample city as its files tell it. */
interface City {
  readonly people: readonly PeopleRow[]
  readonly roles: readonly { readonly cells: Readonly<Record<'職員番号' | '役割', string>> }[]
  readonly settings: string
}

/** How a sample city is loaded. */
interface Loading<Read extends City> {
  readonly by: { readonly actor: string; readonly now: Temporal.Instant; readonly today: Temporal.PlainDate }
  readonly gradeOf: GradeLookup
  /** Only called where the city is needed. */
  read(): Promise<Read>
  /** What else is put into it, in the same transaction. */
  furnish(tx: Tx, city: Read): Promise<void>
}

/**
 * Loads the sample city into a database without people, through the very same imports as a real one, so that its files
 * are held to the same rules; all or nothing. Gives whether it was loaded: not where anybody is in the directory, nor where
 * a real directory ever drove it out. Settings that exist already stay.
 */
export async function loadSampleCity<Read extends City>(
  db: Database,
  { by, gradeOf, read, furnish }: Loading<Read>,
): Promise<'loaded' | 'left alone'> {
  if (!(await isWanted(db.prisma))) return 'left alone'
  const city = await read()
  return db.prisma.$transaction(async (tx) => {
    await holdDirectory(tx)
    // Another process may have been first.
    if (!(await isWanted(tx))) return 'left alone'
    if ((await tx.setting.count()) === 0) await importSettingsIn(tx, city.settings, by)
    await importPeopleIn(tx, city.people, { ...by, sample: 'sample', mode: 'write' }, gradeOf)
    for (const { cells } of city.roles) await giveRoleIn(tx, cells.職員番号, cells.役割, by)
    await furnish(tx, city)
    return 'loaded'
  }, IMPORT_LIMITS)
}

async function isWanted(tx: Tx): Promise<boolean> {
  return (await tx.employee.count()) === 0 && !(await sampleWasRemoved(tx))
}
