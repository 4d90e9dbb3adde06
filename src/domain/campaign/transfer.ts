import { Temporal } from 'temporal-polyfill'
import { addBusinessDays } from '../calendar/business-days.ts'
import type { Candidate, Post } from './candidate.ts'
import { EXTRA_PREFIX, HANDOVER_DAYS, RESET_DAYS } from './extra.ts'
import { type Added, type Change, type Held, handedOn, type On } from './moves.ts'

/**
 * What a transfer does to an appraisal (domain notes §2, 人事異動): what is due within the next 20 business days is closed,
 * for it belongs to the old post; the old appraiser hands over; the new pair sets the goals again; what comes later goes
 * to the new appraiser. Undefined where it is no transfer: another name of the unit with the same appraiser is none.
 */
export function transferred(
  someone: Candidate,
  post: Post,
  open: readonly Held[],
  { day, calendar }: On,
): Change[] | undefined {
  const old = open.find(
    ({ actor, key, actorId, unitPath }) =>
      actor === 'first_appraiser' &&
      key !== 'move_handover' &&
      unitPath !== post.unitPath &&
      actorId !== post.first?.employeeId,
  )
  if (!old) return undefined
  const resetBy = addBusinessDays(day, RESET_DAYS, calendar)
  const isOld = (held: Held) =>
    held.key !== 'move_handover' &&
    held.protects !== 'right' &&
    (held.key.startsWith(EXTRA_PREFIX) || Temporal.PlainDate.compare(held.dueOn, resetBy) <= 0)
  const changes = open.flatMap((held): Change[] =>
    isOld(held) ? [{ kind: 'close', id: held.id, reason: 'moved' }] : handedOn(someone, post, held),
  )
  const at = (key: Added['key'], actorId: string, days: number): Change => ({
    kind: 'add',
    added: {
      key,
      actorId,
      aboutId: actorId === someone.employeeId ? undefined : someone.employeeId,
      dueOn: addBusinessDays(day, days, calendar),
      unitPath: post.unitPath,
    },
  })
  // One handover at a time: who had somebody for some days between two transfers has nothing to hand over.
  const handsOver = old.actorStanding === 'present' && !open.some(({ key }) => key === 'move_handover')
  const pairs = post.first?.standing === 'present' && post.first.employeeId !== someone.employeeId
  return [
    ...changes,
    ...(handsOver ? [at('move_handover', old.actorId, HANDOVER_DAYS)] : []),
    ...(pairs && post.first
      ? [at('move_goals', someone.employeeId, RESET_DAYS), at('move_interview', post.first.employeeId, RESET_DAYS)]
      : [{ kind: 'orphan', key: 'move_interview' } as const]),
  ]
}
