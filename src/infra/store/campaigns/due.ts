import { Temporal } from 'temporal-polyfill'
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

/** What a new due day will do, or did. */
export interface DueAhead {
  readonly title: string
  /** The new day before the rule for closed days. */
  readonly asked: Temporal.PlainDate
  /** The real due days, before and after. */
  readonly from: Temporal.PlainDate
  readonly to: Temporal.PlainDate
  /** 職員番号 of those who were told the old day and still have it open: they get one 訂正. */
  readonly told: readonly string[]
  /** The approval was for the old day, and is asked for anew. */
  readonly approval: 'kept' | 'taken_back'
}

/** What a new due day did. */
export interface DueChanged extends DueAhead {
  readonly campaign: Campaign
  /** Open assignments that have the new day. */
  readonly moved: number
}

/** One step and its new day, 'YYYY-MM-DD'. */
export interface NewDue {
  readonly step: string
  readonly day: string
}

/** What `changeDue` would do now; changes nothing, and throws what it throws. */
export async function dueAhead(tx: Tx, typed: string, due: NewDue, as: string, by: CampaignBy): Promise<DueAhead> {
  await actingAs(tx, as, ['send_in_bulk'], by)
  const { campaign, definition, ...ahead } = await weighed(tx, typed, due, by)
  const rows = await tx.$queryRaw<{ number: string }[]>`SELECT DISTINCT e.number FROM assignment a
    JOIN campaign_step s ON s.id = a.step_id JOIN employee e ON e.id = a.employee_id
    WHERE a.campaign_id = ${campaign.id}::uuid AND s.key = ${due.step} AND a.due_on = ${ahead.from.toString()}::date
      AND a.state = 'open' AND a.told_due IS NOT NULL AND a.told_due <> ${ahead.to.toString()}::date
    ORDER BY e.number`
  return { ...ahead, told: rows.map(({ number }) => number) }
}

/**
 * Moves the due day of one step. What nobody was told yet is planned anew; who was told and has it still open is told
 * once more by the round. An assignment with a day of its own (after a transfer) keeps it. Throws bad_input for a step
 * that is not there, a day that is over or closed, or a day that is no other.
 */
export async function changeDue(tx: Tx, typed: string, due: NewDue, as: string, by: CampaignBy): Promise<DueChanged> {
  const actor = await actingAs(tx, as, ['send_in_bulk'], by)
  const { campaign, definition, ...ahead } = await weighed(tx, typed, due, by)
  const { from, to, approval } = ahead
  const back = approval === 'taken_back' ? ({ state: 'draft', approver: 'none' } as const) : {}
  await changeCampaign(tx, campaign, { definition, ...back }, by.now)
  await lookAgainAtAll(tx, campaign.id, by.now)
  const { moved, told } = await moveRows(tx, campaign.id, due.step, from, to)
  await audit(tx, campaign, 'due', actor, by, { step: due.step, from: from.toString(), to: to.toString(), moved })
  return { ...ahead, campaign: { ...campaign, definition }, moved, told }
}

/** Holds a new day against the campaign; gives what it would become, the real days and whether somebody approved others. */
async function weighed(tx: Tx, typed: string, { step: key, day }: NewDue, by: CampaignBy) {
  const campaign = await inState(tx, typed, ['draft', 'approved', 'running', 'paused'], '期日の変更')
  const definition = withDue(campaign.definition, key, day)
  const step = definition.steps.filter((each) => each.key === key)
  const before = campaign.definition.steps.filter((each) => each.key === key)
  const [was] = examined({ ...campaign, definition: { ...definition, steps: before } }, by).steps
  const now = examined({ ...campaign, definition: { ...definition, steps: step } }, by)
  const [is] = now.steps
  const fault = now.findings.find(({ weight }) => weight === 'fault')
  if (fault || !is) throw new HagukumiError('bad_input', fault?.says ?? 'その日は遠すぎます。近い日にしてください。')
  const [from, to, asked] = [was?.dueOn ?? is.dueOn, is.dueOn, Temporal.PlainDate.from(day)]
  if (from.equals(to))
    throw new HagukumiError('bad_input', '期日は、もうその日になっています。変える日をお確かめください。')
  const isApproved = campaign.state === 'approved' && campaign.approver !== undefined
  const approval: DueAhead['approval'] = isApproved ? 'taken_back' : 'kept'
  return { campaign, definition, title: is.title, asked, from, to, approval }
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
