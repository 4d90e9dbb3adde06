import type { Temporal } from 'temporal-polyfill'
import type { Card } from '../../../bot/card/card.ts'
import { dayOf, ZONE } from '../../../domain/calendar/written.ts'
import type { Brought } from '../../../domain/proposal/move.ts'
import { putOff } from '../../../domain/proposal/promise.ts'
import type { State } from '../../../domain/proposal/proposal.ts'
import type { Database, Tx } from '../../db/index.ts'
import { untilUnhindered } from '../../db/index.ts'
import { toDate } from '../days.ts'
import { heldProposal, perform } from './perform.ts'
import { type ProposalHouse, rulesIn, rulesOf } from './ports.ts'
import { ownFrom } from './rows.ts'
import { type Post, tellAbout } from './tell.ts'

/** Where a proposer waits for a word of others by a day that they were told. */
const WAITED_FOR: readonly State[] = ['submitted', 'opinion_requested', 'decided', 'on_hold', 'planned', 'in_progress']

/** From this hour on nobody will give the word any more today; it is still the promised day. */
const TELLING_FROM = 15

/** What a missed day is told with. */
export interface LateHouse extends ProposalHouse {
  readonly post: Post
  /** What the proposer reads of the new day. */
  delayCard(
    about: { readonly number: string; readonly title: string; readonly sample: boolean },
    given: Brought,
    today: Temporal.PlainDate,
  ): Card | undefined
}

/**
 * Tells proposers that the word they were promised will be late, before its day is over, with the next day; one proposal a
 * transaction. A day that was missed while the bot stood still is told of as soon as it runs. Gives how many were put off.
 */
export async function tellLate(db: Database, now: Temporal.Instant, house: LateHouse): Promise<number> {
  const today = dayOf(now)
  const rules = await rulesIn(db.prisma)
  if (!rules) return 0
  const { calendar } = await rulesOf(db.prisma, house.holidays)
  if (!calendar.isOpen(today)) return 0
  const isLate = now.toZonedDateTimeISO(ZONE).hour >= TELLING_FROM
  const until = toDate(isLate ? today : today.subtract({ days: 1 }))
  const due = { state: { in: [...WAITED_FOR] }, promisedOn: { lte: until } }
  const waiting = await db.prisma.proposal.findMany({ where: due, select: { id: true } })
  let count = 0
  for (const { id } of waiting)
    if (await untilUnhindered(() => db.prisma.$transaction((tx) => putOffOne(tx, id, now, house)))) count++
  return count
}

async function putOffOne(tx: Tx, id: string, now: Temporal.Instant, house: LateHouse): Promise<boolean> {
  const today = dayOf(now)
  const row = await heldProposal(tx, id)
  // Somebody may have acted since it was found.
  if (!row?.promisedOn || row.promisedOn > toDate(today)) return false
  const { book, calendar } = await rulesOf(tx, house.holidays)
  const given = { due: putOff(today, calendar).toString() }
  const performing = { wish: { act: 'delay', by: 'clock', given }, employeeId: undefined, now } as const
  const after = await perform(tx, row, performing, { book, calendar, today })
  if ('refused' in after) return false
  const { number, title = '', sample } = ownFrom(after)
  const card = house.delayCard({ number, title, sample }, given, today)
  if (card) await tellAbout(tx, after, { whom: 'proposers', card, now }, house.post)
  return true
}
