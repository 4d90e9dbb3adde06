import { Temporal } from 'temporal-polyfill'
import { ARROWS } from '../../../domain/proposal/arrows.ts'
import type { Tx } from '../../db/index.ts'

/** What was done, without what an act of an older version may have been. */
export async function historyOf(tx: Tx, proposalId: string) {
  const rows = await tx.proposalEvent.findMany({ where: { proposalId }, orderBy: { id: 'asc' } })
  return rows.flatMap(({ act, at, given }) => {
    const known = ARROWS.find((arrow) => arrow.act === act)
    if (!known) return []
    return {
      act: known.act,
      at: Temporal.Instant.fromEpochMilliseconds(at.getTime()),
      given: given as Record<string, string>,
    }
  })
}
