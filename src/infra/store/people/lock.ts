import type { Tx } from '../../db/index.ts'

/** Any number that no other lock of the database uses. */
const DIRECTORY = 4_620_801

/**
 * Keeps imports and grants of roles one after another until the transaction ends: else a role given during an import
 * would be checked against the old directory and the import against the old roles.
 */
export async function holdDirectory(tx: Tx): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(${DIRECTORY}::bigint)`
}
