import type { SqlDriverAdapter, SqlMigrationAwareDriverAdapterFactory } from '@prisma/driver-adapter-utils'

/**
 * Remembers the connections made through a factory, because freeing an engine closes none of them: a pool left open
 * keeps the process alive and its database from being copied or dropped. The engine may dispose of one itself; closing
 * happens once.
 */
export function trackConnections(inner: SqlMigrationAwareDriverAdapterFactory): {
  readonly factory: SqlMigrationAwareDriverAdapterFactory
  closeAll(): Promise<void>
} {
  const open = new Set<SqlDriverAdapter>()
  const track = (adapter: SqlDriverAdapter): SqlDriverAdapter => {
    const dispose = adapter.dispose.bind(adapter)
    adapter.dispose = async () => {
      if (open.delete(adapter)) await dispose()
    }
    open.add(adapter)
    return adapter
  }
  return {
    factory: {
      provider: inner.provider,
      adapterName: inner.adapterName,
      connect: async () => track(await inner.connect()),
      connectToShadowDb: async () => track(await inner.connectToShadowDb()),
    },
    closeAll: async () => {
      for (const adapter of [...open]) await adapter.dispose()
    },
  }
}
