import type { Tx } from '../../db/index.ts'

/** Any number that no other lock of the database uses. */
const PLANNING = 4_620_811

/**
 * Keeps planning, handing on, skipping and recording one after another until the transaction ends: else a plan made from
 * what stood before would give a meeting back to somebody who has just handed it on.
 */
export async function holdPlan(tx: Tx): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(${PLANNING}::bigint)`
}
