import type { Tx } from '../../db/index.ts'
import { type LetterTotal, readLetterTotals } from '../stress-check/totals.ts'

/**
 * Messages of one campaign, or of one kind outside campaigns. planned = sent + skipped + failed + unknown + waiting.
 * Of the stress check all that was not sent is skipped, for the one reason 「送らない」.
 */
export interface Total {
  readonly kind: 'campaign' | 'stress_check' | 'notice' | 'answer'
  readonly campaign: string | null
  readonly planned: number
  /** Null where the figure is too small to be told, as is what was skipped then. */
  readonly sent: number | null
  /** The person cannot be reached. */
  readonly skipped: number | null
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
        CASE WHEN campaign IS NOT NULL THEN 'campaign' WHEN purpose = 'answer' THEN purpose ELSE 'notice' END AS kind,
        CASE WHEN state IN ('sent', 'skipped', 'failed') THEN state
          WHEN state = 'unknown' AND settled_at IS NOT NULL THEN state ELSE 'waiting' END AS stands
      FROM outbox_message) AS message
    GROUP BY kind, campaign ORDER BY max(created_at) DESC`
  return [...totals, ...(await stressCheck(tx))].sort(
    (one, other) => ORDER.indexOf(one.kind) - ORDER.indexOf(other.kind),
  )
}

const ORDER: readonly Total['kind'][] = ['campaign', 'stress_check', 'notice', 'answer']

/** One line for all letters of all periods: of single ones the operator of the stress check sees the totals. */
async function stressCheck(tx: Tx): Promise<Total[]> {
  const letters = (await readLetterTotals(tx)).filter(({ state }) => state === 'posted')
  if (letters.length === 0) return []
  const sum = (of: (letter: LetterTotal) => number) => letters.reduce((all, letter) => all + of(letter), 0)
  const told = letters.every(({ sent, waiting }) => sent !== null && waiting === 0)
  const [sent, skipped] = [told ? sum((each) => each.sent ?? 0) : null, told ? sum((each) => each.notSent ?? 0) : null]
  const [planned, waiting] = [sum((each) => each.planned), sum((each) => each.waiting)]
  return [{ kind: 'stress_check', campaign: null, planned, sent, skipped, failed: 0, unknown: 0, waiting }]
}
