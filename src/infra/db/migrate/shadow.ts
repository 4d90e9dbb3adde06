import type { SqlDriverAdapter } from '@prisma/driver-adapter-utils'
import { PrismaPGlite } from 'pglite-prisma-adapter'
import { createLite } from '../lite.ts'
import { withScript } from './script.ts'

/**
 * The shadow database of `migrate dev` and `diff`: a PGlite in memory, for both engines.
 * adapter-pg cannot drop the one it creates, and a city's PostgreSQL account often may not create any.
 */
export async function connectShadow(): Promise<SqlDriverAdapter> {
  const lite = await createLite()
  const adapter = withScript(await new PrismaPGlite(lite).connect(), (script) => lite.exec(script))
  adapter.dispose = () => lite.close()
  return adapter
}
