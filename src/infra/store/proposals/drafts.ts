import type { Temporal } from 'temporal-polyfill'
import type { Card } from '../../../bot/card/card.ts'
import { civicCalendar } from '../../../domain/calendar/civic-calendar.ts'
import { dayOf } from '../../../domain/calendar/written.ts'
import type { Database, Tx } from '../../db/index.ts'
import { untilUnhindered } from '../../db/index.ts'
import { toDate, toMoment } from '../days.ts'
import { readSettings } from '../settings/settings.ts'
import { isThere } from './hours.ts'
import { type ProposalHouse, rulesIn } from './ports.ts'
import { type Post, tellEach } from './tell.ts'

/** Days before its end on which the writer of a draft is told. */
const TOLD_AHEAD = 7

export interface DraftsHouse extends ProposalHouse {
  readonly post: Post
  /** The names of the flows whose drafts end. */
  readonly flows: readonly string[]
  draftCard(about: { readonly flow: string; readonly endsOn: Temporal.PlainDate; readonly days: number }): Card
}

/**
 * Ends drafts that nobody went on with for as long as the rule book says, and tells their writers a week ahead. Nothing is
 * removed of which its writer was not told: whom no chat reaches keeps their draft. Gives how many were told.
 */
export async function endDrafts(db: Database, now: Temporal.Instant, house: DraftsHouse): Promise<number> {
  const rules = await rulesIn(db.prisma)
  if (!rules) return 0
  const today = dayOf(now)
  const flow = { in: [...house.flows] }
  await db.prisma.flowDraft.deleteMany({ where: { flow, endsOn: { lt: toDate(today) } } })
  const { settings } = await readSettings(db.prisma)
  const calendar = civicCalendar(house.holidays, settings.closed_days)
  const { draft: days } = rules.book.limits
  const silent = toMoment(now.subtract({ hours: 24 * (days - TOLD_AHEAD) }))
  const waiting = await db.prisma.flowDraft.findMany({ where: { flow, endsOn: null, savedAt: { lte: silent } } })
  let told = 0
  for (const { employeeId, flow: name } of waiting) {
    if (!(await isThere(db.prisma, employeeId, { now, calendar }))) continue
    const endsOn = today.add({ days: TOLD_AHEAD })
    const announce = async (tx: Tx) => {
      // Whoever went on with it meanwhile is told nothing.
      const { count } = await tx.flowDraft.updateMany({
        where: { employeeId, flow: name, endsOn: null, savedAt: { lte: silent } },
        data: { endsOn: toDate(endsOn) },
      })
      if (count === 0) return 0
      const reached = await tellEach(tx, [employeeId], house.draftCard({ flow: name, endsOn, days }), house.post)
      if (reached === 0) await tx.flowDraft.updateMany({ where: { employeeId, flow: name }, data: { endsOn: null } })
      return reached
    }
    told += await untilUnhindered(() => db.prisma.$transaction(announce))
  }
  return told
}

/** Keeps a draft for its whole time again; false where there is none. */
export async function keepDraft(tx: Tx, employeeId: string, flow: string, now: Temporal.Instant): Promise<boolean> {
  const row = { savedAt: toMoment(now), endsOn: null, listensIn: null }
  const { count } = await tx.flowDraft.updateMany({ where: { employeeId, flow }, data: row })
  return count > 0
}

/** Removes a draft, as its writer asked. */
export async function dropDraft(tx: Tx, employeeId: string, flow: string): Promise<boolean> {
  const { count } = await tx.flowDraft.deleteMany({ where: { employeeId, flow } })
  return count > 0
}
