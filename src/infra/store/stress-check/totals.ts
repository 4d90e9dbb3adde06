import { sendingShown } from '../../../domain/stress-check/figures.ts'
import type { LetterKind } from '../../../domain/stress-check/period.ts'
import type { Tx } from '../../db/index.ts'

/** What became of a letter, in numbers of people. `sent` and `notSent` are null where they would tell too much. */
export interface LetterTotal {
  readonly period: string
  readonly kind: LetterKind
  readonly state: 'planned' | 'posted' | 'dropped'
  readonly planned: number
  readonly sent: number | null
  /** 「送らない」: the one reason there is, whatever the cause. */
  readonly notSent: number | null
  readonly waiting: number
}

interface Row {
  readonly period: string
  readonly kind: LetterKind
  readonly state: LetterTotal['state']
  readonly purged: boolean
  readonly planned: number
  readonly kept: number | null
  readonly sent: number
  readonly waiting: number
}

/** The letters of all periods, the oldest first, for whoever may see them; the rest of a total is 「送らない」. */
export async function readLetterTotals(tx: Tx): Promise<LetterTotal[]> {
  const rows = await tx.$queryRaw<Row[]>`SELECT l.period_id::text AS period, l.kind, l.state, l.planned,
      p.state = 'purged' AS purged, l.sent AS kept, coalesce(m.sent, 0) AS sent, coalesce(m.waiting, 0) AS waiting
    FROM stress_check_letter l JOIN stress_check_period p ON p.id = l.period_id LEFT JOIN (
      SELECT period_id, kind, (count(*) FILTER (WHERE state = 'sent'))::int AS sent,
        (count(*) FILTER (WHERE settled_at IS NULL))::int AS waiting
      FROM stress_check_message GROUP BY period_id, kind) m ON m.period_id = l.period_id AND m.kind = l.kind
    ORDER BY l.on_day, l.kind`
  return rows.map(({ purged, kept, sent, ...row }) => ({ ...row, ...(purged ? left(row, kept) : live(row, sent)) }))
}

/** Until all are settled nothing but how many wait is told. */
function live({ planned, waiting }: Pick<Row, 'planned' | 'waiting'>, sent: number) {
  const shown = waiting === 0 ? sendingShown({ part: sent, whole: planned }) : undefined
  return { sent: shown?.sent ?? null, notSent: shown?.notSent ?? null }
}

function left({ planned }: Pick<Row, 'planned'>, sent: number | null) {
  return { sent, notSent: sent === null ? null : planned - sent }
}
