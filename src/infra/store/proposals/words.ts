import type { Temporal } from 'temporal-polyfill'
import type { Card } from '../../../bot/card/card.ts'
import { addBusinessDays } from '../../../domain/calendar/business-days.ts'
import { type CivicCalendar, civicCalendar } from '../../../domain/calendar/civic-calendar.ts'
import { dayOf, ZONE } from '../../../domain/calendar/written.ts'
import type { Act } from '../../../domain/proposal/arrows.ts'
import type { State } from '../../../domain/proposal/proposal.ts'
import type { Database, Tx } from '../../db/index.ts'
import { untilUnhindered } from '../../db/index.ts'
import { toDate, toDay, toMoment } from '../days.ts'
import { readSettings } from '../settings/settings.ts'
import { headsOf, holdersOf } from './heads.ts'
import { isThere } from './hours.ts'
import { type ProposalHouse, rulesIn } from './ports.ts'
import { type Post, tellEach } from './tell.ts'

/** Business days before a promised day from which on it counts as near. */
const NEAR = 3

/** What others did, of which the office hears with its next word. */
const NEWS: readonly Act[] = ['submit', 'correct', 'insist', 'erase', 'withdraw', 'give_opinion', 'report_effect']

/** Where the office is to give the next word, and where the unit in charge is. */
const OFFICE_OWES: readonly State[] = ['submitted', 'opinion_requested', 'decided', 'on_hold']
const UNIT_OWES: readonly State[] = ['opinion_requested', 'planned', 'in_progress']

/** Days for which news are looked back at, where nobody was told before. */
const LOOK_BACK = 7

export interface WordsHouse extends ProposalHouse {
  readonly post: Post
  officeCard(counts: { readonly news: number; readonly near: number }): Card
  unitCard(near: number): Card
}

/**
 * Tells the office and the units in charge what waits for them: on business days, within their hours, once a day at most,
 * and only where something is new or near its day. Gives how many were told.
 */
export async function tellWaiting(db: Database, now: Temporal.Instant, house: WordsHouse): Promise<number> {
  const { prisma } = db
  if (!(await rulesIn(prisma))) return 0
  const { settings } = await readSettings(prisma)
  const today = dayOf(now)
  const calendar = civicCalendar(house.holidays, settings.closed_days)
  if (!calendar.isOpen(today)) return 0
  const office = await holdersOf(prisma, 'proposal_office', today)
  const near = addBusinessDays(today, NEAR, calendar)
  let told = 0
  for (const { employeeId } of office) {
    const word = async (tx: Tx) => {
      const counts = { news: await newsFor(tx, employeeId, today), near: await nearFor(tx, near) }
      return counts.news + counts.near > 0 ? house.officeCard(counts) : undefined
    }
    if (await tellOnce(db, { employeeId, word, now, calendar }, house)) told++
  }
  for (const [employeeId, count] of await owedByHeads(prisma, { today, calendar })) {
    const word = async () => house.unitCard(count)
    if (await tellOnce(db, { employeeId, word, now, calendar }, house)) told++
  }
  return told
}

interface Telling {
  readonly employeeId: string
  readonly now: Temporal.Instant
  readonly calendar: CivicCalendar
  word(tx: Tx): Promise<Card | undefined>
}

async function tellOnce(
  db: Database,
  { employeeId, word, now, calendar }: Telling,
  house: WordsHouse,
): Promise<boolean> {
  if (!(await isThere(db.prisma, employeeId, { now, calendar }))) return false
  return untilUnhindered(() =>
    db.prisma.$transaction(async (tx) => {
      const card = await word(tx)
      if (!card) return false
      const day = toDate(dayOf(now))
      const { count } = await tx.proposalWord.createMany({ data: [{ employeeId, day }], skipDuplicates: true })
      if (count === 0) return false
      await tellEach(tx, [employeeId], card, house.post)
      return true
    }),
  )
}

/** Proposals on which others did something since somebody was told last. */
async function newsFor(tx: Tx, employeeId: string, today: Temporal.PlainDate): Promise<number> {
  const last = await tx.proposalWord.findFirst({ where: { employeeId }, orderBy: { day: 'desc' } })
  const since = (last ? toDay(last.day) : today.subtract({ days: LOOK_BACK })).toZonedDateTime(ZONE).toInstant()
  const rows = await tx.proposalEvent.findMany({
    where: { act: { in: [...NEWS] }, at: { gte: toMoment(since) } },
    distinct: ['proposalId'],
    select: { proposalId: true },
  })
  return rows.length
}

async function nearFor(tx: Tx, near: Temporal.PlainDate): Promise<number> {
  return tx.proposal.count({ where: { state: { in: [...OFFICE_OWES] }, promisedOn: { lte: toDate(near) } } })
}

/** Who heads a unit whose word is due in three business days or today, and how many of them. */
async function owedByHeads(
  tx: Tx,
  { today, calendar }: { readonly today: Temporal.PlainDate; readonly calendar: CivicCalendar },
): Promise<ReadonlyMap<string, number>> {
  const days = [toDate(today), toDate(addBusinessDays(today, NEAR, calendar))]
  const rows = await tx.proposal.findMany({
    where: { state: { in: [...UNIT_OWES] }, promisedOn: { in: days }, unitId: { not: null } },
    select: { unitId: true },
  })
  const owed = new Map<string, number>()
  for (const { unitId } of rows)
    for (const head of unitId === null ? [] : await headsOf(tx, unitId, today))
      owed.set(head, (owed.get(head) ?? 0) + 1)
  return owed
}
