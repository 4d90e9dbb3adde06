import { writeFile } from 'node:fs/promises'
import { createLite } from '../../src/infra/db/lite.ts'
import { embeddedFactory } from '../../src/infra/db/migrate/embedded.ts'
import { applyMigrations } from '../../src/infra/db/migrate/index.ts'

/** Writes a migrated, empty PGlite to `file`. Opening it takes 0.3 s where creating one takes 3 s. */
export async function writeDump(file: string): Promise<void> {
  const lite = await createLite()
  await applyMigrations(embeddedFactory(lite))
  const dump = await lite.dumpDataDir('none')
  await writeFile(file, Buffer.from(await dump.arrayBuffer()))
  await lite.close()
}
