import type { Temporal } from 'temporal-polyfill'
import { HagukumiError } from '../../../bot/errors.ts'
import type { Definition } from '../../../domain/campaign/definition.ts'
import { examineDays } from '../../../domain/campaign/examine.ts'
import { nearestWord } from '../../../domain/settings.ts'
import type { Tx } from '../../db/index.ts'
import { lookAgainAtAll } from '../nudges/assignments.ts'
import { actingAs } from './acting.ts'
import type { CampaignBy } from './by.ts'
import { audit, inState } from './life.ts'
import { type Campaign, changeCampaign } from './rows.ts'

/** What a new due day did. */
export interface DueChanged {
  readonly campaign: Campaign
  readonly title: string
  /** The real due days, before and after. */
  readonly from: Temporal.PlainDate
  readonly to: Temporal.PlainDate
  /** Open assignments that have the new day. */
  readonly moved: number
  /** 職員番号 of those who were told the old day and still have it open: they get one 訂正. */
  readonly told: readonly string[]
  /** The approval was for the old day, and is asked for anew. */
  readonly approval: 'kept' | 'taken_back'
}

/** One step and its new day, 'YYYY-MM-DD'. */
export interface NewDue {
  readonly step: string
  readonly day: string
}

/**
 * Moves the due day of one step. What nobody was told yet is planned anew; who was told and has it still open is told
 * once more by the round. An assignment with a day of its own (after a transfer) keeps it. Throws bad_input for a step
 * that is not there, a day that is over or closed, or a day that is no other.
 */
export async function changeDue(
  tx: Tx,
  typed: string,
  { step: key, day }: NewDue,
  as: string,
  by: CampaignBy,
): Promise<DueChanged> {
  const actor = await actingAs(tx, as, ['send_in_bulk'], by)
  const campaign = await inState(tx, typed, ['draft', 'approved', 'running', 'paused'], '期日の変更')
  const definition = withDue(campaign.definition, key, day)
  const step = definition.steps.filter((each) => each.key === key)
  const before = campaign.definition.steps.filter((each) => each.key === key)
  const [was] = examined({ ...campaign, definition: { ...definition, steps: before } }, by).steps
  const now = examined({ ...campaign, definition: { ...definition, steps: step } }, by)
  const [is] = now.steps
  const fault = now.findings.find(({ weight }) => weight === 'fault')
  if (fault || !is) throw new HagukumiError('bad_input', fault?.says ?? 'その日は遠すぎます。近い日にしてください。')
  const from = was?.dueOn ?? is.dueOn
  if (from.equals(is.dueOn))
    throw new HagukumiError('bad_input', '期日は、もうその日になっています。変える日をお確かめください。')
  // Somebody approved other days.
  const takenBack = campaign.state === 'approved' && campaign.approver !== undefined
  const back = takenBack ? ({ state: 'draft', approver: 'none' } as const) : {}
  await changeCampaign(tx, campaign, { definition, ...back }, by.now)
  await lookAgainAtAll(tx, campaign.id, by.now)
  const { moved, told } = await moveRows(tx, campaign.id, key, from, is.dueOn)
  await audit(tx, campaign, 'due', actor, by, { step: key, from: from.toString(), to: is.dueOn.toString(), moved })
  const approval = takenBack ? 'taken_back' : 'kept'
  return { campaign: { ...campaign, definition }, title: is.title, from, to: is.dueOn, moved, told, approval }
}

function examined({ definition, startsOn }: Campaign, { calendar, settings, today }: CampaignBy) {
  return examineDays(definition, { calendar, blackouts: settings.blackouts ?? [], today, startsOn })
}

function withDue(definition: Definition, key: string, day: string): Definition {
  const keys = definition.steps.map((step) => step.key)
  if (keys.includes(key)) {
    const steps = definition.steps.map((step) => (step.key === key ? { ...step, due: { ...step.due, day } } : step))
    const { [key]: _before, ...cut } = definition.cut ?? {}
    return { ...definition, steps, ...(definition.cut && { cut }) }
  }
  const near = nearestWord(key, keys)
  const hint = near === undefined ? `使えるのは ${keys.join('・')} です。` : `「${near}」のことでしょうか。`
  throw new HagukumiError('bad_input', `その手順はありません。${hint}`)
}

async function moveRows(
  tx: Tx,
  campaignId: string,
  key: string,
  from: Temporal.PlainDate,
  to: Temporal.PlainDate,
): Promise<{ moved: number; told: string[] }> {
  const [old, next] = [from.toString(), to.toString()]
  await tx.$executeRaw`UPDATE campaign_step SET due_on = ${next}::date
    WHERE campaign_id = ${campaignId}::uuid AND key = ${key}`
  const rows = await tx.$queryRaw<{ number: string; told: boolean }[]>`UPDATE assignment a SET due_on = ${next}::date
    FROM campaign_step s, employee e
    WHERE s.id = a.step_id AND e.id = a.employee_id AND a.campaign_id = ${campaignId}::uuid AND s.key = ${key}
      AND a.due_on = ${old}::date AND a.state IN ('open', 'excluded')
    RETURNING e.number, (a.state = 'open' AND a.told_due IS NOT NULL AND a.told_due <> a.due_on) AS told`
  const told = rows.filter((row) => row.told).map(({ number }) => number)
  return { moved: rows.length, told: [...new Set(told)].sort() }
}
