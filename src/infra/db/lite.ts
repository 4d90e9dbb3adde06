import { createHook } from 'node:async_hooks'
import { PGlite } from '@electric-sql/pglite'

/**
 * 16 MB of shared buffers keep a warm process at about 170 MB instead of 290–330 (measured with PGlite 0.5.16).
 * UTC, because Prisma's adapters read and write timestamptz without an offset.
 */
const startParams = [...PGlite.defaultStartParams, '-c', 'shared_buffers=16MB', '-c', 'TimeZone=UTC']

/** Where PGlite gets its content from: a folder, or a dump of one (held in memory), or nothing (a new one in memory). */
export interface LiteSource {
  readonly folder?: string
  readonly dump?: Blob
}

/** Opens PGlite the way every part of the product needs it. Throws whatever PGlite throws; see failures/folder.ts. */
export async function createLite(source: LiteSource = {}): Promise<PGlite> {
  const timers = collectTimers()
  try {
    return await PGlite.create({
      startParams,
      ...(source.folder === undefined ? {} : { dataDir: source.folder }),
      ...(source.dump === undefined ? {} : { loadDataDir: source.dump }),
    })
  } catch (error) {
    timers.letGo()
    throw error
  } finally {
    timers.stop()
  }
}

/** PostgreSQL sets itself a minute to start; where it fails, that timer would keep the process from ending. */
function collectTimers(): { letGo(): void; stop(): void } {
  const timers: object[] = []
  const hook = createHook({
    init: (_id, type, _trigger, resource) => {
      if (type === 'Timeout') timers.push(resource)
    },
  }).enable()
  return {
    letGo: () => {
      for (const timer of timers) if ('unref' in timer && typeof timer.unref === 'function') timer.unref()
    },
    stop: () => hook.disable(),
  }
}
