import type { Temporal } from 'temporal-polyfill'
import type { Person } from '../../../domain/people/person.ts'
import type { State } from '../../../domain/proposal/proposal.ts'
import type { Prisma, Proposal } from '../../db/generated/client.ts'
import type { Tx } from '../../db/index.ts'
import { partsIn } from './parts.ts'
import { ownFrom } from './rows.ts'

/** Where a proposal has come to its end. */
const OVER: readonly State[] = ['void', 'withdrawn', 'closed']

/** Where the unit in charge has something to do, or to see coming. */
const IN_UNIT: readonly State[] = ['opinion_requested', 'notified', 'planned', 'in_progress', 'implemented']

const IN_ORDER: Prisma.ProposalOrderByWithRelationInput[] = [
  { promisedOn: { sort: 'asc', nulls: 'last' } },
  { fiscalYear: 'asc' },
  { place: 'asc' },
]

/** What is under way of what somebody has a part in, by the day of the next word, then by number. */
export async function underWayFor(tx: Tx, person: Person, today: Temporal.PlainDate) {
  const listed = []
  for (const row of await rowsFor(tx, person)) {
    const parts = await partsIn(tx, row, person, today)
    if (parts.length > 0) listed.push({ ...ownFrom(row), parts })
  }
  return listed
}

/** Whoever is of neither office nor committee has to do with a few at most, those of units they may answer for. */
async function rowsFor(tx: Tx, { roles, appointments }: Person): Promise<readonly Proposal[]> {
  const order = { orderBy: IN_ORDER }
  if (roles.includes('proposal_office')) {
    return tx.proposal.findMany({ where: { state: { notIn: [...OVER] } }, ...order })
  }
  const paths = appointments.map(({ unitPath }) => unitPath)
  const ofUnit = roles.includes('superior')
    ? [{ state: { in: [...IN_UNIT] }, unit: { OR: paths.map((path) => ({ path: { startsWith: path } })) } }]
    : []
  const ofCommittee = roles.includes('reviewer') ? [{ state: 'in_review' }] : []
  const where = [...ofUnit, ...ofCommittee]
  return where.length === 0 ? [] : tx.proposal.findMany({ where: { OR: where }, ...order })
}
