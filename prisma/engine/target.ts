import { parseAddress } from '../../src/infra/db/address.ts'
import { openFolder } from '../../src/infra/db/embedded.ts'
import { folderFailure } from '../../src/infra/db/failures/folder.ts'
import { embeddedFactory } from '../../src/infra/db/migrate/embedded.ts'
import { serverFactory } from '../../src/infra/db/migrate/server.ts'
import { connectShadow } from '../../src/infra/db/migrate/shadow.ts'
import type { EngineStart } from '../../src/infra/db/migrate/wasm.ts'
import { embeddedUrl } from './embedded-url.ts'

/** The database that a command of Prisma works on. */
export interface Target {
  readonly factory: EngineStart['factory']
  close(): Promise<void>
}

/** Opens the database of `url`; for the embedded one that takes the same lock as the bot. Throws HagukumiError. */
export async function openTarget(url: string): Promise<Target> {
  if (url !== embeddedUrl) return { factory: serverFactory(parseAddress(url)), close: async () => undefined }
  const dataDir = process.env.HAGUKUMI_DATA || 'data'
  try {
    const { lite, close } = await openFolder(dataDir, async () => undefined)
    return { factory: embeddedFactory(lite), close }
  } catch (error) {
    throw await folderFailure(error, dataDir)
  }
}

/** An empty database in memory, for comparing files: the engine connects at once, though it then asks nothing. */
export function noTarget(): Target {
  return {
    factory: {
      provider: 'postgres',
      adapterName: 'none',
      connect: connectShadow,
      connectToShadowDb: connectShadow,
    },
    close: async () => undefined,
  }
}
