import type { Temporal } from 'temporal-polyfill'
import type { Tx } from '../../db/index.ts'
import { toDate, toMoment } from '../days.ts'
import { addAssignments, lookAgain, lookAgainAtOne } from '../nudges/assignments.ts'
import type { Turn } from './leaders.ts'

/** Makes the rows of leading say what the turns say: one open assignment a meeting, that of its leader. */
export async function giveTurns(
  tx: Tx,
  turns: readonly Turn[],
  { now, newId }: { readonly now: Temporal.Instant; newId(): string },
): Promise<void> {
  const changed = turns.filter(({ meeting, leaderId }) => meeting.leaderId !== leaderId)
  const rows = changed.map(({ meeting, leaderId }) => ({ id: meeting.id, leader: leaderId }))
  await tx.$executeRaw`UPDATE meeting m SET leader_id = r.leader
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r(id uuid, leader uuid) WHERE m.id = r.id`
  const steps = turns.flatMap(({ meeting }) => meeting.stepId ?? [])
  const given = await tx.assignment.findMany({ where: { stepId: { in: steps }, state: { not: 'closed' } } })
  const open = given.filter(({ state }) => state === 'open')
  const leaders = new Map(turns.map(({ meeting, leaderId }) => [meeting.stepId, leaderId]))
  const over = open.filter(({ stepId, employeeId }) => leaders.get(stepId) !== employeeId)
  // Whoever has said already that they are done with it is not asked once more.
  const held = new Set(given.filter((each) => leaders.get(each.stepId) === each.employeeId).map(({ stepId }) => stepId))
  const campaigns = await tx.campaignStep.findMany({
    where: { id: { in: steps } },
    select: { id: true, campaignId: true },
  })
  const campaignOf = new Map(campaigns.map(({ id, campaignId }) => [id, campaignId]))
  const missing = turns.flatMap(({ meeting: { stepId, day }, leaderId }) => {
    const campaignId = stepId && campaignOf.get(stepId)
    if (!stepId || !campaignId || leaderId === undefined || held.has(stepId)) return []
    return [{ id: newId(), campaignId, stepId, employeeId: leaderId, dueOn: day, state: 'open' as const }]
  })
  await lookAgain(tx, { at: now, employeeIds: [...over, ...missing].map(({ employeeId }) => employeeId) })
  await close(tx, over, { reason: 'handed_on', now })
  await addAssignments(tx, missing, now)
}

/** Ends the leader's task with what became of the meeting: held is done, skipped is closed. */
export async function settleTask(
  tx: Tx,
  stepId: string | undefined,
  { state, now }: { readonly state: 'done' | 'closed'; readonly now: Temporal.Instant },
): Promise<void> {
  if (stepId === undefined) return
  const open = await tx.assignment.findMany({ where: { stepId, state: 'open' }, select: { employeeId: true } })
  const [only, ...others] = new Set(open.map(({ employeeId }) => employeeId))
  if (only === undefined) return
  // Its leader alone, as a rule: then this waits for no act on a whole city.
  if (others.length === 0) await lookAgainAtOne(tx, only, now)
  else await lookAgain(tx, { at: now, employeeIds: [only, ...others] })
  const how = state === 'done' ? { state, trust: 'self' } : { state, reason: 'skipped' }
  await tx.assignment.updateMany({
    where: { stepId, state: 'open' },
    data: { ...how, settledAt: toMoment(now) },
  })
}

/** Once a meeting's day is over nobody is told of it any more, who handed it on is forgotten, and its month ends with it. */
export async function settleOver(tx: Tx, today: Temporal.PlainDate, now: Temporal.Instant): Promise<void> {
  const over = { day: { lt: toDate(today) } }
  const open = await tx.assignment.findMany({
    where: { state: 'open', step: { feature: 'meetings', dueOn: { lt: toDate(today) } } },
    select: { id: true, employeeId: true },
  })
  await lookAgain(tx, { at: now, employeeIds: open.map(({ employeeId }) => employeeId) })
  await close(tx, open, { reason: 'over', now })
  await tx.meeting.updateMany({ where: { ...over, passedBy: { isEmpty: false } }, data: { passedBy: [] } })
  await tx.$executeRaw`UPDATE campaign SET state = 'done', ended_at = ${now.toString()}::timestamptz
    WHERE kind = 'meeting' AND author = 'system' AND state = 'running'
      AND starts_on + interval '1 month' <= ${toDate(today)}::date`
}

async function close(
  tx: Tx,
  open: readonly { readonly id: string }[],
  { reason, now }: { readonly reason: string; readonly now: Temporal.Instant },
): Promise<void> {
  if (open.length === 0) return
  await tx.assignment.updateMany({
    where: { id: { in: open.map(({ id }) => id) } },
    data: { state: 'closed', reason, settledAt: toMoment(now) },
  })
}
