import type { Tx } from '../db/index.ts'

/** Messages of one campaign, or of one kind outside campaigns. planned = sent + skipped + failed + unknown + waiting. */
export interface Total {
  readonly kind: 'campaign' | 'stress_check' | 'notice' | 'answer'
  readonly campaign: string | null
  readonly planned: number
  readonly sent: number
  /** The person cannot be reached. */
  readonly skipped: number
  readonly failed: number
  /** Given up without knowing whether it arrived. */
  readonly unknown: number
  /** Still under way: queued, being sent, or being looked for. */
  readonly waiting: number
}

/** What became of all messages that are kept: campaigns first, the newest first. */
export async function readTotals(tx: Tx): Promise<Total[]> {
  const totals = await tx.$queryRaw<Total[]>`SELECT kind, campaign, count(*)::int AS planned,
      count(*) FILTER (WHERE stands = 'sent')::int AS sent,
      count(*) FILTER (WHERE stands = 'skipped')::int AS skipped, count(*) FILTER (WHERE stands = 'failed')::int AS failed,
      count(*) FILTER (WHERE stands = 'unknown')::int AS unknown,
      count(*) FILTER (WHERE stands = 'waiting')::int AS waiting
    FROM (SELECT campaign, created_at,
        CASE WHEN purpose = 'stress_check' THEN purpose WHEN campaign IS NOT NULL THEN 'campaign'
          WHEN purpose = 'answer' THEN purpose ELSE 'notice' END AS kind,
        CASE WHEN state IN ('sent', 'skipped', 'failed') THEN state
          WHEN state = 'unknown' AND settled_at IS NOT NULL THEN state ELSE 'waiting' END AS stands
      FROM outbox_message) AS message
    GROUP BY kind, campaign ORDER BY max(created_at) DESC`
  return totals.sort((one, other) => ORDER.indexOf(one.kind) - ORDER.indexOf(other.kind))
}

const ORDER: readonly Total['kind'][] = ['campaign', 'stress_check', 'notice', 'answer']
