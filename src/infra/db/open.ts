import type { Database } from './database.ts'
/**
 * Opens the database and brings it up to date: the PostgreSQL server of `databaseUrl`, else the embedded database in
 * `dataDir`, which is created when missing and which this process then holds alone.
 *
 * Throws HagukumiError: `locked` (another process holds the folder), `bad_input` (DATABASE_URL cannot be used),
 * `unavailable` (server not reached), `storage` (folder read-only, full or damaged; failed migration).
 */
export async function openDatabase(options: { databaseUrl?: string | undefined; dataDir: string }): Promise<Database> {
  // Loaded when needed: the other engine's driver would only take memory (20 MB for that of PostgreSQL).
  if (options.databaseUrl) return (await import('./server.ts')).openServer(options.databaseUrl)
  return (await import('./embedded.ts')).openEmbedded(options.dataDir)
}
