import { Temporal } from 'temporal-polyfill'
import type { Actor } from '../../domain/campaign/definition.ts'
import type { Held } from '../../domain/campaign/moves.ts'
import type { Tx } from '../db/index.ts'

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

/** What is held in a campaign that is neither done nor closed, by the person in the audience, page by page. */
export async function* heldPages(
  tx: Tx,
  campaignId: string,
  day: Temporal.PlainDate,
): AsyncGenerator<ReadonlyMap<string, readonly Held[]>> {
  let after = '00000000-0000-0000-0000-000000000000'
  for (;;) {
    const members = await tx.$queryRaw<{ id: string }[]>`SELECT DISTINCT coalesce(about_id, employee_id)::text AS id
      FROM assignment WHERE campaign_id = ${campaignId}::uuid AND coalesce(about_id, employee_id) > ${after}::uuid
        AND (state = 'open' OR state = 'excluded' AND reason IN ('leave', 'appraiser_away'))
      ORDER BY 1 LIMIT ${PAGE}`
    const last = members.at(-1)
    if (!last) return
    yield await heldBy(
      tx,
      campaignId,
      members.map(({ id }) => id),
      day,
    )
    after = last.id
  }
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
