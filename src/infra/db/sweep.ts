import type { Database } from './database.ts'

/**
 * Clears away dead rows and counts anew what the planner of statements goes by, in tables where enough has changed since.
 * A server does that by itself; the embedded database, which has no process beside its one, never would. Outside every
 * transaction alone, and often: most of the time nothing is to be done.
 */
export async function sweep({ lite }: Database): Promise<void> {
  if (!lite) return
  // As a server by default: 50 rows and a fifth of the table that died, or a tenth that changed (manual, §19.10).
  const { rows } = await lite.query<{ name: string }>(`SELECT format('%I.%I', s.schemaname, s.relname) AS name
    FROM pg_stat_user_tables s JOIN pg_class c ON c.oid = s.relid WHERE c.relkind = 'r'
      AND (n_dead_tup > 50 + 0.2 * greatest(reltuples, 0) OR n_mod_since_analyze > 50 + 0.1 * greatest(reltuples, 0))`)
  for (const { name } of rows) await lite.exec(`VACUUM (ANALYZE) ${name}`)
}
