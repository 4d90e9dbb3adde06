import type { Temporal } from 'temporal-polyfill'
import { type Standing, type UnitStanding, withoutSmall } from '../../../domain/campaign/progress.ts'
import type { Tx } from '../../db/index.ts'

/** How far one step is: in all, and by unit in the order of the directory. */
export interface StepProgress {
  readonly key: string
  readonly title: string
  readonly dueOn: string
  readonly total: Standing
  readonly units: readonly UnitStanding[]
}

interface Row {
  readonly key: string
  readonly path: string | null
  readonly open: number
  readonly done: number
  readonly excluded: number
}

/**
 * How far a campaign is, by step and by the unit of the person in the audience: counts of people, never who. A unit is
 * that of the 本務 on `today`.
 */
export async function progressOf(tx: Tx, campaignId: string, today: Temporal.PlainDate): Promise<StepProgress[]> {
  const steps = await tx.$queryRaw<{ key: string; title: string; dueOn: string }[]>`
    SELECT key, title, due_on::text AS "dueOn" FROM campaign_step
    WHERE campaign_id = ${campaignId}::uuid ORDER BY position`
  const on = today.toString()
  const rows = await tx.$queryRaw<Row[]>`SELECT s.key, u.path,
      count(*) FILTER (WHERE a.state = 'open')::int AS open,
      count(*) FILTER (WHERE a.state = 'done')::int AS done,
      count(*) FILTER (WHERE a.state = 'excluded')::int AS excluded
    FROM assignment a JOIN campaign_step s ON s.id = a.step_id
      JOIN employee e ON e.id = coalesce(a.about_id, a.employee_id)
      LEFT JOIN appointment p ON p.employee_id = e.id AND p.main AND p.from_on <= ${on}::date
        AND (p.to_on IS NULL OR p.to_on >= ${on}::date)
      LEFT JOIN org_unit u ON u.id = p.unit_id
    WHERE a.campaign_id = ${campaignId}::uuid AND a.state <> 'closed'
    GROUP BY s.key, u.path ORDER BY min(e.number)`
  return steps.map(({ key, title, dueOn }) => {
    const units = rows
      .filter((row) => row.key === key)
      .map(({ key: _, path, ...counts }) => ({ path: path ?? '', ...counts }))
    return { key, title, dueOn, total: totalOf(units), units: withoutSmall(units) }
  })
}

function totalOf(units: readonly Standing[]): Standing {
  const sum = (of: (standing: Standing) => number) => units.reduce((total, each) => total + of(each), 0)
  return { open: sum(({ open }) => open), done: sum(({ done }) => done), excluded: sum(({ excluded }) => excluded) }
}
