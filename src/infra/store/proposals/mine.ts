import type { Temporal } from 'temporal-polyfill'
import type { CivicCalendar } from '../../../domain/calendar/civic-calendar.ts'
import { dayOf } from '../../../domain/calendar/written.ts'
import type { Act } from '../../../domain/proposal/arrows.ts'
import type { RuleBook } from '../../../domain/proposal/rule-book.ts'
import type { Written } from '../../../domain/proposal/written.ts'
import type { Proposal } from '../../db/generated/client.ts'
import type { Tx } from '../../db/index.ts'
import { historyOf } from './history.ts'
import { heldProposal, perform } from './perform.ts'
import { ownFrom } from './rows.ts'

/** All proposals that somebody has part in, the newest first. */
export async function proposalsOf(tx: Tx, employeeId: string) {
  const rows = await tx.proposal.findMany({
    where: { proposers: { some: { employeeId } } },
    orderBy: [{ fiscalYear: 'desc' }, { place: 'desc' }],
  })
  return rows.map(ownFrom)
}

/** One of them, with its text and what was done to it; undefined where it is not there, or not theirs. */
export async function ownProposal(tx: Tx, id: string, employeeId: string) {
  const row = await heldProposal(tx, id)
  if (!row || (await tx.proposer.count({ where: { proposalId: id, employeeId } })) === 0) return undefined
  const unit = row.unitId === null ? null : await tx.orgUnit.findUnique({ where: { id: row.unitId } })
  const text = row.text as unknown as Partial<Written>
  return { ...ownFrom(row), text, unitPath: unit?.path, history: await historyOf(tx, id) }
}

/** Who does what to their own proposal, and when; `text` with a correction. */
interface Deed {
  readonly id: string
  readonly act: Act
  readonly employeeId: string
  readonly now: Temporal.Instant
  readonly text?: Written | undefined
}

/** Does what a representative may do to their proposal; undefined where it is not theirs, or cannot be done any more. */
export async function actOnOwn(
  tx: Tx,
  { id, act, employeeId, now, text }: Deed,
  rules: { readonly book: RuleBook; readonly calendar: CivicCalendar },
) {
  const row = await heldProposal(tx, id)
  const key = { proposalId: id, employeeId, part: 'representative' }
  if (!row || (await tx.proposer.count({ where: key })) === 0) return undefined
  const performing = { wish: { act, by: 'proposer', given: {} }, employeeId, now } as const
  const after = await perform(tx, row, performing, { ...rules, today: dayOf(now) })
  if ('refused' in after) return undefined
  if (act === 'correct' && text) return ownFrom(await rewrite(tx, row, text))
  return ownFrom(act === 'erase' ? await withoutText(tx, row) : after)
}

/** The earlier text stays in the history, with the correction that it was before. */
async function rewrite(tx: Tx, { id, text: earlier }: Proposal, text: Written): Promise<Proposal> {
  const [last] = await tx.proposalEvent.findMany({ where: { proposalId: id }, orderBy: { id: 'desc' }, take: 1 })
  if (last) await tx.proposalEvent.update({ where: { id: last.id }, data: { given: { earlier: earlier ?? {} } } })
  return tx.proposal.update({ where: { id }, data: { text: { ...text } } })
}

/** Nothing that was written stays, neither in the history nor where somebody is about to act on it; its number does. */
async function withoutText(tx: Tx, { id }: Proposal): Promise<Proposal> {
  await tx.proposalEvent.updateMany({ where: { proposalId: id }, data: { given: {} } })
  await tx.$executeRaw`UPDATE conversation SET flow = NULL
    WHERE flow #>> '{state,answers,about,id}' = ${id} OR flow #>> '{state,answers,own,id}' = ${id}`
  return tx.proposal.update({ where: { id }, data: { text: {} } })
}
