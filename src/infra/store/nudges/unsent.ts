import type { Temporal } from 'temporal-polyfill'
import { dayOf } from '../../../domain/calendar/written.ts'
import type { Tx } from '../../db/index.ts'
import { lookAgainAtFree } from './assignments.ts'

/** Hours back in which messages that did not go are looked for. */
const BACK_HOURS = 24 * 7

/** Why a message was not sent that came too late; every other reason would be met again at once. */
const LATE = 'stale'

/**
 * Takes back what messages were to tell that never went out: they told nothing. Those that only came too late do not count
 * against the cap; what is still near is announced again, and a time that somebody asked for comes once more until its due
 * day is over. One that may have arrived before is left alone. It waits for nobody: whoever is just being looked at comes
 * next time. Gives how many touches of those that came too late these were.
 */
export async function takeBackUnsent(tx: Tx, now: Temporal.Instant): Promise<number> {
  const today = dayOf(now).toString()
  const since = now.subtract({ hours: BACK_HOURS }).toString()
  const unsent = await tx.$queryRaw<{ id: string; employeeId: string }[]>`
    SELECT m.id::text, l.employee_id::text AS "employeeId" FROM outbox_message m JOIN nudge_letter l ON l.message_id = m.id
    WHERE m.state IN ('skipped', 'failed') AND m.settled_at IS NOT NULL AND m.purpose = 'notice' AND NOT m.again
      AND m.created_at > ${since}::timestamptz
      AND (m.reason = ${LATE} OR EXISTS (SELECT FROM nudge n WHERE n.message_id = m.id AND n.state = 'told'))`
  if (unsent.length === 0) return 0
  const free = new Set(await lookAgainAtFree(tx, { at: now, employeeIds: unsent.map(({ employeeId }) => employeeId) }))
  const ids = unsent.filter(({ employeeId }) => free.has(employeeId)).map(({ id }) => id)
  return tx.$executeRaw`WITH unsent AS (
      SELECT m.id, m.state, m.reason, l.kind FROM outbox_message m JOIN nudge_letter l ON l.message_id = m.id
      WHERE m.id = ANY (${ids}::text[]::uuid[])),
    untold AS (UPDATE nudge n SET state = 'skipped', reason = unsent.state FROM unsent
      WHERE n.message_id = unsent.id AND n.state = 'told' RETURNING n.assignment_id, unsent.reason, unsent.kind),
    uncounted AS (DELETE FROM nudge_letter l USING unsent WHERE l.message_id = unsent.id AND unsent.reason = ${LATE})
    UPDATE assignment a SET announced = NULL, planned_at = CASE
        WHEN untold.kind = 'own_time' AND a.snoozed_until IS NULL AND a.due_on >= ${today}::date
        THEN coalesce(a.planned_at, ${now.toString()}::timestamptz) ELSE a.planned_at END FROM untold
    WHERE a.id = untold.assignment_id AND a.state = 'open' AND untold.reason = ${LATE}`
}
