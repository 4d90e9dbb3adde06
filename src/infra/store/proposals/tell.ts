import type { Temporal } from 'temporal-polyfill'
import type { Card } from '../../../bot/card/card.ts'
import { directChat } from '../../../bot/event.ts'
import { dayOf } from '../../../domain/calendar/written.ts'
import type { Proposal } from '../../db/generated/client.ts'
import type { Tx } from '../../db/index.ts'
import type { Letter } from '../messages/outbox.ts'
import { accountsOf } from '../nudges/round.ts'
import { readEnrolled } from '../people/rows.ts'
import { headsOf, holdersOf, there } from './heads.ts'
import { reviewersOf } from './parts.ts'

/** How letters leave, and how they are named. */
export interface Post {
  readonly channels: readonly string[]
  write(tx: Tx, letters: readonly Letter[]): Promise<void>
  newId(): string
}

/** Writes a card to whoever a proposal is about, in their direct chats; gives how many are reached, of how many. */
export async function tellAbout(
  tx: Tx,
  proposal: Proposal,
  {
    whom,
    card,
    now,
  }: { readonly whom: 'proposers' | 'unit' | 'reviewers'; readonly card: Card; readonly now: Temporal.Instant },
  post: Post,
): Promise<{ readonly told: number; readonly of: number }> {
  const ids = await recipients(tx, proposal, whom, dayOf(now))
  return { told: await tellEach(tx, ids, card, post), of: ids.length }
}

/** Writes a card to some people; gives how many of them a chat reaches. */
export async function tellEach(tx: Tx, ids: readonly string[], card: Card, post: Post): Promise<number> {
  const accounts = await accountsOf(tx, ids, post.channels)
  const letters = [...accounts.values()].map((account): Letter => {
    return { id: post.newId(), to: { account, place: directChat(account) }, card, purpose: 'notice' }
  })
  await post.write(tx, letters)
  return letters.length
}

/** Who is on leave is told nothing; the office hands it over. */
async function recipients(
  tx: Tx,
  proposal: Proposal,
  whom: 'proposers' | 'unit' | 'reviewers',
  today: Temporal.PlainDate,
): Promise<readonly string[]> {
  if (whom === 'reviewers') {
    const committee = await holdersOf(tx, 'reviewer', today)
    return (await reviewersOf(tx, proposal, committee, today)).map(({ employeeId }) => employeeId)
  }
  const ids = whom === 'unit' ? await headsIn(tx, proposal, today) : await proposersOf(tx, proposal)
  return there(await readEnrolled(tx, { id: { in: [...ids] } }), today).map(({ employeeId }) => employeeId)
}

async function headsIn(tx: Tx, { unitId }: Proposal, today: Temporal.PlainDate): Promise<readonly string[]> {
  return unitId === null ? [] : headsOf(tx, unitId, today)
}

async function proposersOf(tx: Tx, { id }: Proposal): Promise<readonly string[]> {
  const rows = await tx.proposer.findMany({ where: { proposalId: id }, select: { employeeId: true } })
  return rows.map(({ employeeId }) => employeeId)
}
