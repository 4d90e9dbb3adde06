import type { Temporal } from 'temporal-polyfill'
import type { Scores } from '../../../domain/proposal/scores.ts'
import type { Tx } from '../../db/index.ts'
import { toMoment } from '../days.ts'

/** Acts with which a review begins. */
const BEGINS = ['begin_review', 'review_again']

/** What a member of the committee gives. */
interface Given {
  readonly scores: Scores
  readonly words: Readonly<Record<string, string>>
  readonly privateComment: string | undefined
  readonly comment: string | undefined
}

/** Whose review of which proposal. */
interface Whose {
  readonly proposalId: string
  readonly employeeId: string
}

/** The reviews of the round that is under way, or of the last one. */
export async function lastReviews(tx: Tx, proposalId: string): Promise<readonly (Given & { employeeId: string })[]> {
  const round = await roundOf(tx, proposalId)
  const rows = await tx.proposalReview.findMany({ where: { proposalId, round }, orderBy: { at: 'asc' } })
  return rows.map(({ employeeId, scores, words, privateComment, comment }) => ({
    employeeId,
    scores: scores as Scores,
    words: words as Record<string, string>,
    privateComment: privateComment ?? undefined,
    comment: comment ?? undefined,
  }))
}

/** Keeps what somebody gives; given once more in the same round, it takes the place of the first. */
export async function keepReview(
  tx: Tx,
  { proposalId, employeeId }: Whose,
  { scores, words, privateComment, comment }: Given,
  now: Temporal.Instant,
): Promise<void> {
  const round = await roundOf(tx, proposalId)
  const said = { privateComment: privateComment ?? null, comment: comment ?? null }
  const row = { scores: { ...scores }, words: { ...words }, ...said, at: toMoment(now) }
  await tx.proposalReview.upsert({
    where: { proposalId_employeeId_round: { proposalId, employeeId, round } },
    create: { proposalId, employeeId, round, ...row },
    update: row,
  })
}

async function roundOf(tx: Tx, proposalId: string): Promise<number> {
  return tx.proposalEvent.count({ where: { proposalId, act: { in: BEGINS } } })
}
