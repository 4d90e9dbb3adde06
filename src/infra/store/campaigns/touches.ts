import { Temporal } from 'temporal-polyfill'
import { readTouch, touchDay } from '../../../domain/calendar/touch.ts'
import type { Tx } from '../../db/index.ts'
import type { CampaignBy } from './by.ts'

/** Why touches of a time that is over are not made up for. */
export type PastReason = 'started_late' | 'paused'

/**
 * Settles as skipped every touch of a campaign's open assignments whose day lies before today and was not settled yet: a
 * campaign that starts late or goes on after a pause does not say at once all that it did not say. Gives how many.
 */
export async function skipPast(
  tx: Tx,
  campaignId: string,
  reason: PastReason,
  { now, today, calendar }: CampaignBy,
): Promise<number> {
  const groups = await tx.$queryRaw<{ stepId: string; dueOn: string; touches: string[] }[]>`
    SELECT a.step_id::text AS "stepId", a.due_on::text AS "dueOn", s.touches
    FROM assignment a JOIN campaign_step s ON s.id = a.step_id
    WHERE a.campaign_id = ${campaignId}::uuid AND a.state = 'open' GROUP BY a.step_id, a.due_on, s.touches`
  let skipped = 0
  for (const { stepId, dueOn, touches } of groups) {
    const past = touches.flatMap((written) => {
      const touch = readTouch(written)
      const day = touch && touchDay(Temporal.PlainDate.from(dueOn), touch, calendar)
      return day && Temporal.PlainDate.compare(day, today) < 0 ? [{ touch: written, day: day.toString() }] : []
    })
    if (past.length === 0) continue
    const rows = JSON.stringify(past)
    skipped += await tx.$executeRaw`INSERT INTO nudge (assignment_id, touch, at, state, reason)
      SELECT a.id, p.touch, ${now.toString()}::timestamptz, 'skipped', ${reason}
      FROM assignment a CROSS JOIN jsonb_to_recordset(${rows}::jsonb) AS p(touch text, day date)
      WHERE a.step_id = ${stepId}::uuid AND a.due_on = ${dueOn}::date AND a.state = 'open'
        AND (a.touched_to IS NULL OR a.touched_to < p.day)`
    await tx.$executeRaw`UPDATE assignment SET touched_to = greatest(touched_to, (
        SELECT max(day) FROM jsonb_to_recordset(${rows}::jsonb) AS p(day date)))
      WHERE step_id = ${stepId}::uuid AND due_on = ${dueOn}::date AND state = 'open'`
  }
  return skipped
}
