import type { Temporal } from 'temporal-polyfill'
import type { Meeting, MeetingRecord } from '../../../domain/meeting/meeting.ts'
import type { Tx } from '../../db/index.ts'
import { toDate, toMoment } from '../days.ts'
import { lookAgainAtOne } from '../nudges/assignments.ts'
import { holdPlan } from './lock.ts'
import { meetingWith } from './meetings.ts'
import { settleTask } from './tasks.ts'

/** Writes the record of a unit and a day; one that stands there is replaced. Its leader hears of it no more. */
export async function writeRecord(
  tx: Tx,
  { unitId, kind, day, headCount, theme, decisions, nextOn }: MeetingRecord,
  { now, newId }: { readonly now: Temporal.Instant; newId(): string },
): Promise<Meeting> {
  await holdPlan(tx)
  const held = { state: 'held', headCount, theme, decisions: [...decisions], nextOn: toDate(nextOn) }
  const { id, stepId } = await tx.meeting.upsert({
    where: { unitId_kind_day: { unitId, kind, day: toDate(day) } },
    create: { id: newId(), unitId, kind, day: toDate(day), ...held, sample: await isSample(tx, unitId) },
    update: held,
    select: { id: true, stepId: true },
  })
  await settleTask(tx, stepId ?? undefined, { state: 'done', now })
  const meeting = await meetingWith(tx, id)
  if (!meeting) throw new Error('a record is gone in the transaction that wrote it')
  return meeting
}

/** Notes that a unit does not meet this time. Nobody is asked why. */
export async function skipMeeting(tx: Tx, { id }: Meeting, now: Temporal.Instant): Promise<void> {
  await holdPlan(tx)
  const { stepId } = await tx.meeting.update({
    where: { id },
    data: { state: 'skipped' },
    select: { stepId: true },
  })
  await settleTask(tx, stepId ?? undefined, { state: 'closed', now })
}

/** Takes that back: whoever was to lead is to lead again. */
export async function unskipMeeting(tx: Tx, { id }: Meeting, now: Temporal.Instant): Promise<void> {
  await holdPlan(tx)
  const { stepId, leaderId } = await tx.meeting.update({
    where: { id },
    data: { state: 'planned' },
    select: { stepId: true, leaderId: true },
  })
  if (stepId === null || leaderId === null) return
  const [last] = await tx.assignment.findMany({
    where: { stepId, employeeId: leaderId, state: 'closed', reason: 'skipped' },
    orderBy: { settledAt: 'desc' },
    take: 1,
  })
  if (!last) return
  await lookAgainAtOne(tx, leaderId, now)
  await tx.assignment.update({ where: { id: last.id }, data: { state: 'open', reason: null, settledAt: null } })
}

/** Notes that the summary went to the unit's channel; false where it had before. */
export async function markShared(tx: Tx, { id }: Meeting, now: Temporal.Instant): Promise<boolean> {
  const { count } = await tx.meeting.updateMany({ where: { id, sharedAt: null }, data: { sharedAt: toMoment(now) } })
  return count === 1
}

async function isSample(tx: Tx, unitId: string): Promise<boolean> {
  return (await tx.orgUnit.findUnique({ where: { id: unitId }, select: { sample: true } }))?.sample ?? false
}
