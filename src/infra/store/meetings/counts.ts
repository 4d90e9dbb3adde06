import type { Temporal } from 'temporal-polyfill'
import { type MeetingCounts, mergeSmall, type UnitGroup } from '../../../domain/meeting/counts.ts'
import type { Tx } from '../../db/index.ts'
import { toDate } from '../days.ts'

/**
 * How meetings went from a day to a day, both included, as HR may see it: by 部 in the order of the directory, small ones
 * made one; themes and decisions over the whole city. A meeting counts as unrecorded once its day lies before `today`.
 */
export async function countMeetings(
  tx: Tx,
  { from, to, today }: { from: Temporal.PlainDate; to: Temporal.PlainDate; today: Temporal.PlainDate },
): Promise<MeetingCounts> {
  const [first, last] = [toDate(from), toDate(to)]
  const groups = await tx.$queryRaw<UnitGroup[]>`
    SELECT g.name, count(DISTINCT g.unit_id)::int AS units,
      count(*) FILTER (WHERE g.state = 'held')::int AS held,
      count(*) FILTER (WHERE g.state = 'skipped')::int AS skipped,
      count(*) FILTER (WHERE g.state = 'planned')::int AS unrecorded
    FROM (SELECT split_part(u.path, '/', 1) AS name, m.unit_id, m.state
      FROM meeting m JOIN org_unit u ON u.id = m.unit_id
      WHERE m.kind = 'meeting' AND m.day >= ${first}::date AND m.day <= ${last}::date
        AND (m.state <> 'planned' OR m.day < ${toDate(today)}::date)) g
      LEFT JOIN (SELECT split_part(p.path, '/', 1) AS name, min(e.number) AS number
        FROM appointment a JOIN org_unit p ON p.id = a.unit_id JOIN employee e ON e.id = a.employee_id
        GROUP BY 1) o ON o.name = g.name
    GROUP BY g.name, o.number ORDER BY o.number NULLS LAST, g.name`
  const merged = mergeSmall(groups)
  // Where even all together are too few to be shown, their themes are too.
  if (merged.length === 0) return { groups: [], themes: [], decisions: 0, trainings: 0 }
  const themes = await tx.$queryRaw<{ theme: string; count: number }[]>`
    SELECT theme, count(*)::int AS count FROM meeting
    WHERE kind = 'meeting' AND state = 'held' AND theme IS NOT NULL AND day >= ${first}::date AND day <= ${last}::date
    GROUP BY theme ORDER BY count DESC, theme`
  const [totals] = await tx.$queryRaw<{ decisions: number; trainings: number }[]>`
    SELECT coalesce(sum(cardinality(decisions)), 0)::int AS decisions,
      count(*) FILTER (WHERE kind = 'training')::int AS trainings
    FROM meeting WHERE state = 'held' AND day >= ${first}::date AND day <= ${last}::date`
  return { groups: merged, themes, decisions: totals?.decisions ?? 0, trainings: totals?.trainings ?? 0 }
}
