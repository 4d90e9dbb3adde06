import type { Temporal } from 'temporal-polyfill'
import type { Jobs } from '../../../bot/delivery/jobs.ts'
import type { Ledger } from '../../../bot/delivery/ledger.ts'
import { Prisma } from '../../db/generated/client.ts'
import type { Database, Tx } from '../../db/index.ts'
import { ledger } from '../messages/ledger.ts'
import type { MessageTable } from '../messages/table.ts'

/**
 * Messages of the stress check. Of what happened to one nothing is noted. A letter waits while 災害対応中 is set, and one
 * that was held too long no longer leaves; who asked is answered.
 */
function strictTable(now: () => Temporal.Instant): MessageTable {
  return {
    name: Prisma.raw('stress_check_message'),
    notes: 'none',
    may: () => Prisma.sql`(m.kind IS NULL OR (coalesce(m.not_after > ${now().toString()}::timestamptz, true)
      AND NOT EXISTS (SELECT FROM setting WHERE key = 'disaster' AND value = '"on"')))`,
    over: Prisma.raw('false'),
  }
}

/**
 * The common ledger, and behind it that of the stress check: what the first does not know, the second is asked for. So a
 * job says of neither which it is. Which messages are the second's is remembered from the claim until they are settled;
 * a run of another process claims first again.
 */
export function withStressCheck<Job>(
  common: Ledger<Job>,
  { db, jobs, now }: { readonly db: Database; readonly jobs: Jobs<Tx, Job>; readonly now: () => Temporal.Instant },
): Ledger<Job> {
  const strict = ledger(db, jobs, strictTable(now))
  const ours = new Set<string>()
  const keeperOf = (id: string) => (ours.has(id) ? strict : common)
  return {
    claim: async (id, by) => {
      const reach = await common.claim(id, by)
      if (reach.kind !== 'nothing') return reach
      const own = await strict.claim(id, by)
      if (own.kind === 'nothing') ours.delete(id)
      else ours.add(id)
      return own
    },
    takeOver: (doubtful, by, mark) => keeperOf(doubtful.message.id).takeOver(doubtful, by, mark),
    record: async (job, id, entry, next) => {
      await keeperOf(id).record(job, id, entry, next)
      // A second run that met the first one at work has nothing to say, and the first one still has.
      if (entry) ours.delete(id)
    },
  }
}
