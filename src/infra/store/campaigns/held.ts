import { Temporal } from 'temporal-polyfill'
import { APART } from '../../../domain/campaign/audience.ts'
import type { Actor, Audience } from '../../../domain/campaign/definition.ts'
import type { Held } from '../../../domain/campaign/moves.ts'
import type { Tx } from '../../db/index.ts'
import type { Campaign } from './rows.ts'

/** People of one page, as for planning. */
const PAGE = 2_000

interface Row {
  readonly id: string
  readonly memberId: string
  readonly key: string
  readonly actor: Actor | null
  readonly state: Held['state']
  readonly reason: string | null
  readonly actorId: string
  readonly standing: Held['actorStanding']
  readonly awayTo: string | null
  readonly dueOn: string
  readonly unit: string | null
  readonly protects: 'right' | null
}

/**
 * What is held in a campaign that is neither done nor closed, by the person in the audience, page by page: of those alone
 * for whom something may have changed, so that a day on which nobody moved costs one statement.
 */
export async function* heldPages(
  tx: Tx,
  { id, definition }: Pick<Campaign, 'id' | 'definition'>,
  day: Temporal.PlainDate,
): AsyncGenerator<ReadonlyMap<string, readonly Held[]>> {
  const members = await suspects(tx, id, definition.audience, day)
  for (let from = 0; from < members.length; from += PAGE)
    yield await heldBy(tx, id, members.slice(from, from + PAGE), day)
}

/**
 * The people in the audience with something open whose directory no longer fits it: they or who acts are not there or
 * away, another appraises, another 任用形態. And those excluded for a time. It sees more than moves.ts, never less.
 */
async function suspects(
  tx: Tx,
  campaignId: string,
  { employments, people, pairs }: Audience,
  day: Temporal.PlainDate,
): Promise<string[]> {
  const on = day.toString()
  const chosen = people !== undefined || pairs !== undefined
  const rows = await tx.$queryRaw<{ id: string }[]>`WITH seen AS MATERIALIZED (
      SELECT e.id, e.left_on <= ${on}::date AS gone, p.employee_id IS NULL AS postless,
        e.id IN (SELECT employee_id FROM leave WHERE from_on <= ${on}::date AND (to_on IS NULL OR to_on >= ${on}::date)) AS away,
        CASE WHEN ${employments !== undefined} THEN e.employment <> ALL(${[...(employments ?? [])]}::text[])
          ELSE NOT ${chosen} AND e.employment ~ ${APART.source} END AS apart,
        p.superior_id, p.first_appraiser_id, p.second_appraiser_id
      FROM employee e LEFT JOIN appointment p ON p.employee_id = e.id AND p.main AND p.from_on <= ${on}::date
        AND (p.to_on IS NULL OR p.to_on >= ${on}::date))
    SELECT DISTINCT m.id::text AS id FROM assignment a JOIN campaign_step s ON s.id = a.step_id
      JOIN seen m ON m.id = coalesce(a.about_id, a.employee_id) JOIN seen x ON x.id = a.employee_id
    WHERE a.campaign_id = ${campaignId}::uuid AND (a.state = 'excluded' AND a.reason IN ('leave', 'appraiser_away')
      OR a.state = 'open' AND (m.gone OR m.postless OR m.away OR m.apart OR x.gone OR x.postless OR x.away
        OR s.key <> 'move_handover' AND a.about_id IS NOT NULL AND CASE s.given->>'actor'
          WHEN 'first_appraiser' THEN m.first_appraiser_id IS DISTINCT FROM a.employee_id
          WHEN 'second_appraiser' THEN m.second_appraiser_id IS DISTINCT FROM a.employee_id
          WHEN 'superior' THEN m.superior_id IS DISTINCT FROM a.employee_id ELSE false END))
    ORDER BY 1`
  return rows.map((row) => row.id)
}

async function heldBy(
  tx: Tx,
  campaignId: string,
  members: readonly string[],
  day: Temporal.PlainDate,
): Promise<ReadonlyMap<string, readonly Held[]>> {
  const on = day.toString()
  const rows = await tx.$queryRaw<
    Row[]
  >`SELECT a.id::text, coalesce(a.about_id, a.employee_id)::text AS "memberId", s.key,
      s.given->>'actor' AS actor, a.state, a.reason, a.employee_id::text AS "actorId", CASE
        WHEN e.left_on <= ${on}::date OR NOT EXISTS (SELECT FROM appointment p WHERE p.employee_id = e.id
          AND p.from_on <= ${on}::date AND (p.to_on IS NULL OR p.to_on >= ${on}::date)) THEN 'left'
        WHEN EXISTS (SELECT FROM leave l WHERE l.employee_id = e.id AND l.from_on <= ${on}::date
          AND (l.to_on IS NULL OR l.to_on >= ${on}::date)) THEN 'away'
        ELSE 'present' END AS standing,
      (SELECT max(l.to_on)::text FROM leave l WHERE l.employee_id = e.id AND l.to_on < ${on}::date) AS "awayTo",
      a.due_on::text AS "dueOn", a.given->>'unit' AS unit, s.given->>'protects' AS protects
    FROM assignment a JOIN campaign_step s ON s.id = a.step_id JOIN employee e ON e.id = a.employee_id
    WHERE a.campaign_id = ${campaignId}::uuid
      AND coalesce(a.about_id, a.employee_id) = ANY(${[...members]}::text[]::uuid[])
      AND (a.state = 'open' OR a.state = 'excluded' AND a.reason IN ('leave', 'appraiser_away'))
    ORDER BY s.position`
  const held = new Map<string, Held[]>()
  for (const row of rows) {
    const group = held.get(row.memberId)
    if (group) group.push(heldFrom(row))
    else held.set(row.memberId, [heldFrom(row)])
  }
  return held
}

function heldFrom(row: Row): Held {
  return {
    id: row.id,
    key: row.key,
    actor: row.actor ?? 'member',
    state: row.state,
    reason: row.reason ?? undefined,
    actorId: row.actorId,
    actorStanding: row.standing,
    actorAwayTo: row.awayTo === null ? undefined : Temporal.PlainDate.from(row.awayTo),
    dueOn: Temporal.PlainDate.from(row.dueOn),
    unitPath: row.unit ?? '',
    protects: row.protects ?? undefined,
  }
}
