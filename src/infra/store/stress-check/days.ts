import type { Temporal } from 'temporal-polyfill'
import type { Tx } from '../../db/index.ts'
import { toDate, toDay } from '../days.ts'

/**
 * The days from `from` to `to`, both included, on which everybody eligible gets a letter of the stress check, past ones
 * too. Whoever plans other notices leaves room on them for everybody alike, so that no silence tells who is not eligible.
 */
export async function fixedDays(
  tx: Tx,
  from: Temporal.PlainDate,
  to: Temporal.PlainDate,
): Promise<Temporal.PlainDate[]> {
  const approved = await tx.stressCheckPeriod.findMany({ where: { state: { not: 'draft' } }, select: { id: true } })
  const letters = await tx.stressCheckLetter.findMany({
    where: {
      periodId: { in: approved.map(({ id }) => id) },
      onDay: { gte: toDate(from), lte: toDate(to) },
      state: { not: 'dropped' },
    },
    orderBy: { onDay: 'asc' },
    select: { onDay: true },
  })
  return letters.map(({ onDay }) => toDay(onDay))
}
