import { HagukumiError } from '../../../bot/errors.ts'
import { ZONE } from '../../../domain/calendar/written.ts'
import { type Outcome, type OutcomeRow, readOutcomes } from '../../../domain/campaign/outcomes.ts'
import { FaultList } from '../../../domain/people/faults.ts'
import type { Tx } from '../../db/index.ts'
import { lookAgain } from '../nudges/assignments.ts'
import { actingAs } from './acting.ts'
import type { CampaignBy } from './by.ts'
import { audit, inState } from './life.ts'

/** What a file changed, in assignments. */
export interface OutcomeReport {
  readonly done: number
  readonly excluded: number
  readonly open: number
  readonly unchanged: number
}

interface Known {
  readonly id: string
  readonly number: string
  readonly key: string
  readonly state: string
  readonly trust: string | null
  readonly employeeId: string
}

/**
 * Takes the rows of a file; marks done what it says is done, with the trust of a file: more than what anybody pressed.
 * All or nothing: throws bad_input with one line for each thing to mend, and then nothing has changed.
 */
export async function importOutcomes(
  tx: Tx,
  typed: string,
  rows: readonly OutcomeRow[],
  as: string,
  by: CampaignBy,
): Promise<OutcomeReport> {
  const actor = await actingAs(tx, as, ['send_in_bulk'], by)
  const campaign = await inState(tx, typed, ['running', 'paused'], '取り込み')
  const steps = await tx.campaignStep.findMany({ where: { campaignId: campaign.id }, orderBy: { position: 'asc' } })
  const faults = new FaultList()
  const outcomes = readOutcomes(rows, steps, by.today, faults)
  const known = await knownOf(tx, campaign.id)
  const people = await knownPeople(tx, outcomes)
  const matched = outcomes.flatMap((outcome) => {
    const found = known.get(`${outcome.number}\n${outcome.step}`)
    if (found) return [{ outcome, found }]
    if (people.has(outcome.number))
      faults.add(outcome.line, '手順', 'この職員には、この手順がありません。番号と手順をお確かめください。')
    else faults.add(outcome.line, '職員番号', '名簿にいません。番号をお確かめください。')
    return []
  })
  refuse(faults)
  if (rows.length === 0)
    throw new HagukumiError('bad_input', 'ファイルに行がありません。見出しの下に、1人1手順を1行で書いてください。')
  const changed = matched.filter(
    ({ outcome, found }) => found.state !== outcome.becomes || (outcome.becomes === 'done' && found.trust !== 'csv'),
  )
  await write(tx, changed, by)
  const report = countsOf(
    changed.map(({ outcome }) => outcome),
    matched.length,
  )
  await audit(tx, campaign, 'import', actor, by, { ...report })
  return report
}

/** Whom a row names is the person in the audience: of an appraiser's step that is the one it is about. */
async function knownOf(tx: Tx, campaignId: string): Promise<ReadonlyMap<string, Known>> {
  const rows = await tx.$queryRaw<Known[]>`SELECT a.id::text, e.number, s.key, a.state, a.trust,
      a.employee_id::text AS "employeeId"
    FROM assignment a JOIN campaign_step s ON s.id = a.step_id
      JOIN employee e ON e.id = coalesce(a.about_id, a.employee_id)
    WHERE a.campaign_id = ${campaignId}::uuid AND a.state <> 'closed'`
  return new Map(rows.map((row) => [`${row.number}\n${row.key}`, row]))
}

async function knownPeople(tx: Tx, outcomes: readonly Outcome[]): Promise<ReadonlySet<string>> {
  const numbers = [...new Set(outcomes.map(({ number }) => number))]
  const rows = await tx.$queryRaw<
    { number: string }[]
  >`SELECT number FROM employee WHERE number = ANY(${numbers}::text[])`
  return new Set(rows.map(({ number }) => number))
}

function refuse(faults: FaultList): void {
  if (faults.total === 0) return
  const head = `取り込みませんでした。直すところが${faults.total}件あります。記録は元のままです。`
  throw new HagukumiError('bad_input', `${head}\n${faults.written()}`)
}

async function write(
  tx: Tx,
  changed: readonly { readonly outcome: Outcome; readonly found: Known }[],
  { now }: CampaignBy,
): Promise<void> {
  const rows = changed.map(({ outcome, found }) => ({
    id: found.id,
    state: outcome.becomes,
    reason: outcome.becomes === 'excluded' ? 'csv' : null,
    trust: outcome.becomes === 'done' ? 'csv' : null,
    // The day it was done, not the day of the file.
    settled: outcome.becomes === 'open' ? null : (outcome.doneOn?.toZonedDateTime(ZONE).toInstant() ?? now).toString(),
  }))
  await lookAgain(tx, { at: now, employeeIds: changed.map(({ found }) => found.employeeId) })
  await tx.$executeRaw`UPDATE assignment a
    SET state = r.state, reason = r.reason, trust = r.trust, settled_at = r.settled
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      AS r(id uuid, state text, reason text, trust text, settled timestamptz) WHERE a.id = r.id`
}

function countsOf(changed: readonly Outcome[], rows: number): OutcomeReport {
  const count = (becomes: Outcome['becomes']) => changed.filter((each) => each.becomes === becomes).length
  return { done: count('done'), excluded: count('excluded'), open: count('open'), unchanged: rows - changed.length }
}
