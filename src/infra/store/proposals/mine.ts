import type { Temporal } from 'temporal-polyfill'
import type { Act } from '../../../domain/proposal/arrows.ts'
import { move } from '../../../domain/proposal/move.ts'
import type { RuleBook } from '../../../domain/proposal/rule-book.ts'
import type { Tx } from '../../db/index.ts'
import { toMoment } from '../days.ts'
import { ownFrom, standingOf } from './rows.ts'

/** All proposals that somebody has part in, the newest first. */
export async function proposalsOf(tx: Tx, employeeId: string) {
  const rows = await tx.proposal.findMany({
    where: { proposers: { some: { employeeId } } },
    orderBy: [{ fiscalYear: 'desc' }, { place: 'desc' }],
  })
  return rows.map(ownFrom)
}

/** Who does what to their own proposal, and when. */
interface Deed {
  readonly id: string
  readonly act: Act
  readonly employeeId: string
  readonly now: Temporal.Instant
}

/** Does what a representative may do to their proposal; undefined where it is not theirs, or cannot be done any more. */
export async function actOnOwn(tx: Tx, { id, act, employeeId, now }: Deed, book: RuleBook) {
  // Two presses, or a press beside the office: the second sees what the first did.
  await tx.$queryRaw`SELECT id FROM proposal WHERE id = ${id}::uuid FOR UPDATE`
  const row = await tx.proposal.findFirst({
    where: { id, proposers: { some: { employeeId, part: 'representative' } } },
  })
  if (!row) return undefined
  const moved = move(standingOf(row), { act, by: 'proposer' }, book)
  if ('refused' in moved) return undefined
  const after = await tx.proposal.update({
    where: { id },
    data: {
      state: moved.state,
      events: { create: { at: toMoment(now), act, by: 'proposer', employeeId, state: moved.state } },
    },
  })
  return ownFrom(after)
}
