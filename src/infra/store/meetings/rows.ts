import { Temporal } from 'temporal-polyfill'
import { TOLD_BEFORE } from '../../../domain/meeting/rotation.ts'
import { TEXT } from '../../../domain/meeting/texts.ts'
import type { Tx } from '../../db/index.ts'
import { toDate } from '../days.ts'
import type { Wanted } from './units.ts'

/** When rows are written, and whether the setting behind them is only the sample city's. */
export interface Written {
  readonly now: Temporal.Instant
  readonly sample: boolean
  newId(): string
}

/** Minutes that it takes to choose a theme and look at what was brought up. */
const TO_PREPARE = 5

/**
 * Writes planned meetings that are not there yet, each with the step by which its leader is told; a month's steps are one
 * campaign. Ids of campaigns and steps follow from what they are, so that a second run finds them there.
 */
export async function addMeetings(tx: Tx, wanted: readonly Wanted[], by: Written): Promise<void> {
  const rows = wanted.map(({ unitId, day, cadence }) => ({
    id: by.newId(),
    unit_id: unitId,
    day: day.toString(),
    starts_at: cadence.at,
    minutes: cadence.minutes,
    sample: by.sample,
  }))
  await tx.$executeRaw`INSERT INTO meeting AS m (id, unit_id, day, starts_at, minutes, sample, passed_by, decisions)
    SELECT id, unit_id, day, starts_at, minutes, sample, '{}', '{}' FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      AS r(id uuid, unit_id uuid, day date, starts_at text, minutes int, sample boolean)
    ON CONFLICT (unit_id, kind, day) DO UPDATE
      SET starts_at = excluded.starts_at, minutes = excluded.minutes, sample = excluded.sample
      WHERE m.state = 'planned'`
  await addCampaigns(tx, wanted, by)
  await addSteps(tx, wanted)
}

async function addCampaigns(tx: Tx, wanted: readonly Wanted[], { now, sample }: Written): Promise<void> {
  const months = [...new Set(wanted.map(({ day }) => day.toPlainYearMonth().toString()))]
  const rows = months.map((month) => {
    const of = Temporal.PlainYearMonth.from(month)
    return { month, title: TEXT.campaign(of), starts_on: `${month}-01`, sample }
  })
  // One that ended in the middle of its month runs again; what somebody paused or cancelled stays so.
  await tx.$executeRaw`INSERT INTO campaign AS c (id, series, kind, title, state, starts_on, author, created_at, sample)
    SELECT md5('meeting:' || month)::uuid, md5('meeting')::uuid, 'meeting', title, 'running', starts_on, 'system',
      ${now.toString()}::timestamptz, sample
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r(month text, title text, starts_on date, sample boolean)
    ON CONFLICT (id) DO UPDATE SET state = 'running', ended_at = NULL WHERE c.state = 'done'`
}

async function addSteps(tx: Tx, wanted: readonly Wanted[]): Promise<void> {
  const rows = wanted.map(({ unitId, day }) => ({ unit_id: unitId, day: day.toString() }))
  await tx.$executeRaw`INSERT INTO campaign_step AS s
      (id, campaign_id, key, position, title, feature, due_on, touches, minutes, given)
    SELECT md5('meeting:' || m.id)::uuid, md5('meeting:' || to_char(m.day, 'YYYY-MM'))::uuid, u.path || ':' || m.day, 0,
      ${TEXT.lead}, 'meetings', m.day, ARRAY[${`T-${TOLD_BEFORE}`}::text], ${TO_PREPARE},
      jsonb_build_object('meeting', m.id, 'at', m.starts_at)
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r(unit_id uuid, day date)
      JOIN meeting m ON m.unit_id = r.unit_id AND m.day = r.day AND m.kind = 'meeting' AND m.state = 'planned'
      JOIN org_unit u ON u.id = m.unit_id
    ON CONFLICT (campaign_id, key) DO UPDATE SET given = excluded.given WHERE s.given <> excluded.given`
  await tx.$executeRaw`UPDATE meeting m SET step_id = s.id FROM campaign_step s
    WHERE s.id = md5('meeting:' || m.id)::uuid AND m.step_id IS NULL AND m.state = 'planned'`
}

/** Takes back what was planned for coming days and is no longer wanted, unless something was brought up for it already. */
export async function dropUnwanted(
  tx: Tx,
  wanted: readonly Wanted[],
  { from, to }: { readonly from: Temporal.PlainDate; readonly to: Temporal.PlainDate },
): Promise<void> {
  const kept = wanted.map(({ unitId, day }) => ({ unit_id: unitId, day: day.toString() }))
  const gone = await tx.$queryRaw<{ id: string; step: string | null }[]>`
    DELETE FROM meeting m WHERE m.kind = 'meeting' AND m.state = 'planned'
      AND m.day >= ${toDate(from)}::date AND m.day <= ${toDate(to)}::date
      AND NOT EXISTS (SELECT FROM meeting_item i WHERE i.meeting_id = m.id)
      AND NOT EXISTS (SELECT FROM jsonb_to_recordset(${JSON.stringify(kept)}::jsonb) AS r(unit_id uuid, day date)
        WHERE r.unit_id = m.unit_id AND r.day = m.day)
    RETURNING m.id::text AS id, m.step_id::text AS step`
  const steps = gone.flatMap(({ step }) => step ?? [])
  if (steps.length > 0) await tx.campaignStep.deleteMany({ where: { id: { in: steps } } })
}
