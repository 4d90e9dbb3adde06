import { Temporal } from 'temporal-polyfill'
import { dayOf } from '../../../domain/calendar/written.ts'
import { KEPT_DAYS, type Period, TAKEN_DAYS } from '../../../domain/stress-check/period.ts'
import type { Database, Tx } from '../../db/index.ts'
import { toMoment } from '../days.ts'
import { readSettings } from '../settings/settings.ts'
import { readPeriods } from './rows.ts'
import { readLetterTotals } from './totals.ts'

const { compare } = Temporal.PlainDate

/**
 * Removes what has had its time: silences when the period ends, the list of who took it 14 days later, and everything
 * but the totals at most 30 days after the end, once the 申出 notice has gone out (domain notes §3). To be called now and
 * then; a second call changes nothing.
 */
export function purgeOld({ prisma }: Database, now: Temporal.Instant): Promise<void> {
  return prisma.$transaction(async (tx) => {
    const [today, kept] = [dayOf(now), await keptDays(tx)]
    for (const period of (await readPeriods(tx)).filter(({ state }) => state !== 'purged')) {
      const after = (days: number) => compare(today, period.to.add({ days })) > 0
      if (after(0)) await tx.stressCheckSilence.deleteMany({ where: { periodId: period.id } })
      if (after(TAKEN_DAYS)) await tx.stressCheckTaken.deleteMany({ where: { periodId: period.id } })
      if (after(kept) && (await mayGo(tx, period))) await purge(tx, period)
    }
    await tx.stressCheckMessage.deleteMany({
      where: { periodId: null, settledAt: { not: null }, expiresAt: { lte: toMoment(now) } },
    })
  })
}

/** Days after the end that the rows of a period are kept: what the city set, 30 at most. */
export async function keptDays(tx: Tx): Promise<number> {
  return Math.min(KEPT_DAYS, (await readSettings(tx)).settings.retention_days?.stress_check ?? KEPT_DAYS)
}

/** Whether nobody waits for the 申出 notice of a period any more: it was posted, and nothing of it is on its way. */
export async function mayGo(tx: Tx, { id, state }: Period): Promise<boolean> {
  if (state === 'draft') return true
  const request = { periodId: id, kind: 'request' }
  const planned = await tx.stressCheckLetter.count({ where: { ...request, state: 'planned' } })
  return planned === 0 && (await tx.stressCheckMessage.count({ where: { ...request, settledAt: null } })) === 0
}

/** Removes the rows of a period but its public facts and the totals of its letters. A draft that never ran goes whole. */
export async function purge(tx: Tx, { id, state }: Period): Promise<void> {
  const totals = (await readLetterTotals(tx)).filter(({ period }) => period === id)
  for (const { kind, sent, notSent } of totals)
    await tx.stressCheckLetter.update({ where: { periodId_kind: { periodId: id, kind } }, data: { sent, notSent } })
  await tx.stressCheckEligible.deleteMany({ where: { periodId: id } })
  await tx.stressCheckSilence.deleteMany({ where: { periodId: id } })
  await tx.stressCheckTaken.deleteMany({ where: { periodId: id } })
  // Replies belong to no period in their rows; none outlives the one that they were about.
  await tx.stressCheckMessage.deleteMany({
    where: { OR: [{ periodId: id }, { periodId: null, settledAt: { not: null } }] },
  })
  if (state === 'approved' || totals.some((each) => each.state === 'posted')) {
    await tx.stressCheckPeriod.update({ where: { id }, data: { state: 'purged' } })
    return
  }
  await tx.stressCheckLetter.deleteMany({ where: { periodId: id } })
  await tx.stressCheckPeriod.delete({ where: { id } })
}
