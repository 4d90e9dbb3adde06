import type { Tx } from '../../db/index.ts'
import { ownFrom } from './rows.ts'

/** The register (提案簿) of a fiscal year, or of all, by rising number. Without anybody's name. */
export async function readRegister(tx: Tx, fiscalYear: number | undefined) {
  const rows = await tx.proposal.findMany({
    where: fiscalYear === undefined ? {} : { fiscalYear },
    orderBy: [{ fiscalYear: 'asc' }, { place: 'asc' }],
  })
  return rows.map(ownFrom)
}
