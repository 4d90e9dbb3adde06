import type { Town } from './town.ts'

/** What became of every touch that was planned: planned = sent + all that was skipped + waiting + unexplained. */
export interface Touches {
  readonly planned: number
  readonly sent: number
  /** By reason. */
  readonly skipped: Readonly<Record<string, number>>
  readonly waiting: number
  readonly unexplained: number
}

interface Row {
  readonly stands: string
  readonly reason: string | null
  readonly count: number
}

/** Counts the touches of all campaigns. Where something was over before a touch came, that is why it was not said. */
export async function touchesOf({ app }: Town): Promise<Touches> {
  const rows = await app.db.prisma.$queryRaw<Row[]>`SELECT stands, reason, count(*)::int AS count FROM (
      SELECT CASE WHEN n.state = 'told' AND m.state = 'sent' THEN 'sent' WHEN n.state = 'told' AND m.settled_at IS NULL THEN 'waiting'
          WHEN n.state = 'told' THEN 'skipped' WHEN n.state IS NOT NULL THEN n.state
          WHEN a.state <> 'open' THEN 'skipped' WHEN c.state <> 'running' THEN 'skipped'
          WHEN t.next_at IS NOT NULL THEN 'waiting' ELSE 'unexplained' END AS stands,
        CASE WHEN n.state = 'told' THEN m.state WHEN n.state IS NOT NULL THEN n.reason
          WHEN a.state = 'done' THEN 'done' WHEN a.state <> 'open' THEN coalesce(a.reason, a.state) ELSE c.state END AS reason
      FROM assignment a JOIN campaign_step s ON s.id = a.step_id JOIN campaign c ON c.id = a.campaign_id
        CROSS JOIN unnest(s.touches) AS planned(touch)
        LEFT JOIN LATERAL (SELECT * FROM nudge n WHERE n.assignment_id = a.id AND n.touch = planned.touch ORDER BY n.id DESC LIMIT 1) n ON true
        LEFT JOIN outbox_message m ON m.id = n.message_id LEFT JOIN nudge_turn t ON t.employee_id = a.employee_id) AS touches
    GROUP BY stands, reason ORDER BY stands, reason`
  const sum = (stands: string) => rows.filter((row) => row.stands === stands).reduce((all, { count }) => all + count, 0)
  const skipped = rows
    .filter(({ stands }) => stands === 'skipped')
    .map(({ reason, count }) => [reason ?? 'unknown', count])
  return {
    planned: rows.reduce((all, { count }) => all + count, 0),
    sent: sum('sent'),
    skipped: Object.fromEntries(skipped),
    waiting: sum('waiting'),
    unexplained: sum('unexplained'),
  }
}
