import { deliveryQueue, type Jobs } from '../../../bot/delivery/jobs.ts'
import type { Period } from '../../../domain/stress-check/period.ts'
import type { Database, Tx } from '../../db/index.ts'
import { audit, type OperatorAct } from './periods.ts'

/** Sends the 申出 notice again to whom it surely did not reach. How many they are is told nobody. */
export function sendRequestAgain<Job>(
  { prisma }: Database,
  { id, name }: Period,
  jobs: Jobs<Tx, Job>,
  act: OperatorAct,
): Promise<void> {
  return prisma.$transaction(async (tx) => {
    const rows = await tx.$queryRaw<{ id: string; channel: string; place: string }[]>`
      UPDATE stress_check_message SET state = 'queued', tries = 0, settled_at = NULL, reason = NULL
      WHERE period_id = ${id}::uuid AND kind = 'request' AND state IN ('failed', 'skipped') AND card IS NOT NULL
      RETURNING id::text, channel, place`
    const wanted = rows.map(({ channel, place, ...row }) => {
      return { queue: deliveryQueue(channel), priority: 0, names: { id: row.id, place } }
    })
    await jobs.insert(tx, wanted)
    await audit(tx, 'stresscheck.again', name, act)
  })
}
