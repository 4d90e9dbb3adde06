import type { Temporal } from 'temporal-polyfill'
import { move, type Refusal, type Wish } from '../../../domain/proposal/move.ts'
import { type Counting, promisedAfter } from '../../../domain/proposal/promise.ts'
import type { RuleBook } from '../../../domain/proposal/rule-book.ts'
import type { Proposal } from '../../db/generated/client.ts'
import type { Tx } from '../../db/index.ts'
import { toDate, toDay, toMoment } from '../days.ts'
import { standingOf } from './rows.ts'

/** An act on a proposal, by whom and when. `unitId` where it names a unit. */
export interface Performing {
  readonly wish: Wish
  /** Undefined where the clock acts. */
  readonly employeeId: string | undefined
  readonly unitId?: string | undefined
  readonly now: Temporal.Instant
}

/** Takes a proposal by its id; gives its row, held until the transaction ends: the second press sees what the first did. */
export async function heldProposal(tx: Tx, id: string): Promise<Proposal | undefined> {
  if (!ID.test(id)) return undefined
  await tx.$queryRaw`SELECT id FROM proposal WHERE id = ${id}::uuid FOR UPDATE`
  return (await tx.proposal.findUnique({ where: { id } })) ?? undefined
}

/** What a card brings back need not be an id of ours, and the database refuses what is no UUID. */
const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Takes a held proposal and an act; gives the row as it stands then, with its entry in the history, or why it stays. */
export async function perform(
  tx: Tx,
  row: Proposal,
  { wish, employeeId, unitId, now }: Performing,
  { book, ...day }: Omit<Counting, 'limits'> & { readonly book: RuleBook },
): Promise<Proposal | Refusal> {
  const before = standingOf(row)
  const after = move(before, wish, book)
  if ('refused' in after) return after
  const waiting = { state: before.state, promisedOn: toDay(row.promisedOn) }
  const promisedOn = promisedAfter(waiting, wish, after.state, { ...day, limits: book.limits })
  const { act, by, given = {} } = wish
  return tx.proposal.update({
    where: { id: row.id },
    data: {
      state: after.state,
      result: after.result ?? null,
      promisedOn: toDate(promisedOn),
      ...(unitId === undefined ? {} : { unitId }),
      events: {
        create: { at: toMoment(now), act, by, employeeId: employeeId ?? null, state: after.state, given: { ...given } },
      },
    },
  })
}
