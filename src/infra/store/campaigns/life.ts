import { Temporal } from 'temporal-polyfill'
import { HagukumiError } from '../../../bot/errors.ts'
import type { CampaignState, Definition } from '../../../domain/campaign/definition.ts'
import { datedSteps } from '../../../domain/campaign/plan.ts'
import { STATE_WORDS } from '../../../domain/campaign/state-words.ts'
import { BULK } from '../../../domain/settings.ts'
import { Prisma } from '../../db/generated/client.ts'
import type { Tx } from '../../db/index.ts'
import { record } from '../audit.ts'
import { holdTurns, lookAgainAtAll } from '../nudges/assignments.ts'
import { voidWaiting } from '../nudges/void-waiting.ts'
import { type Acting, actingAs } from './acting.ts'
import type { CampaignBy } from './by.ts'
import { previewOf, writePlan } from './plan.ts'
import {
  addCampaign,
  type Campaign,
  type CampaignHead,
  campaignCalled,
  campaignHeadCalled,
  changeCampaign,
} from './rows.ts'
import { skipPast } from './touches.ts'

/** Writes a new draft for somebody with the right to send in bulk. `as` is their 職員番号. */
export async function draftCampaign(
  tx: Tx,
  { startsOn, definition }: { readonly startsOn: string; readonly definition: Definition },
  as: string,
  by: CampaignBy,
): Promise<Campaign> {
  const author = await actingAs(tx, as, ['send_in_bulk'], by)
  const id = by.newId()
  const campaign: Campaign = {
    id,
    series: by.newId(),
    kind: definition.kind,
    title: definition.title,
    definition,
    state: 'draft',
    startsOn: Temporal.PlainDate.from(startsOn),
    author: author.number,
    approver: undefined,
    sample: (await tx.employee.count({ where: { sample: true } })) > 0,
  }
  await addCampaign(tx, campaign, by.now)
  await audit(tx, campaign, 'new', author, by)
  return campaign
}

/**
 * Approves a draft. Nobody approves their own; every holder of the right may, so there is always a deputy. Throws
 * not_allowed for the author, bad_input with what is to be mended.
 */
export async function approveCampaign(tx: Tx, typed: string, as: string, by: CampaignBy): Promise<Campaign> {
  const approver = await actingAs(tx, as, ['approve_bulk'], by)
  const campaign = await inState(tx, typed, ['draft'], '承認')
  if (approver.number === campaign.author)
    throw new HagukumiError(
      'not_allowed',
      '自分で作ったキャンペーンは、自分では承認できません。承認できるほかの方にお願いしてください。',
    )
  refuseFaults(await previewOf(tx, campaign, by))
  await changeCampaign(tx, campaign, { state: 'approved', approver: approver.number }, by.now)
  await audit(tx, campaign, 'approve', approver, by)
  return { ...campaign, state: 'approved', approver: approver.number }
}

/** What `startCampaign` did: it runs, or it waits for its first day. */
export interface Started {
  readonly campaign: Campaign
  readonly counts: { readonly open: number; readonly excluded: number } | undefined
}

/**
 * Lets a campaign start: an approved one, or a draft small enough to need no second person. On its first day or after it
 * runs at once; before it, it starts by itself. Throws not_allowed where an approval is missing, bad_input with what is
 * to be mended.
 */
export async function startCampaign(tx: Tx, typed: string, as: string, by: CampaignBy): Promise<Started> {
  const starter = await actingAs(tx, as, ['send_in_bulk'], by)
  const campaign = await inState(tx, typed, ['draft', 'approved'], '開始')
  const preview = await previewOf(tx, campaign, by)
  const most = (by.settings.bulk ?? BULK).approve_above
  if (campaign.state === 'draft' && preview.rehearsal.actors > most)
    throw new HagukumiError(
      'not_allowed',
      `${preview.rehearsal.actors}人へのお知らせなので、もう1人の承認が要ります（${most}人まではそのまま始められます）。ほかの方に approve をお願いしてください。`,
    )
  refuseFaults(preview)
  await audit(tx, campaign, 'start', starter, by)
  if (Temporal.PlainDate.compare(campaign.startsOn, by.today) <= 0)
    return { campaign: { ...campaign, state: 'running' }, counts: await startNow(tx, campaign, by) }
  if (campaign.state === 'draft') await changeCampaign(tx, campaign, { state: 'approved' }, by.now)
  return { campaign: { ...campaign, state: 'approved' }, counts: undefined }
}

/** Plans and runs a campaign; touches whose day is over are settled as skipped, so that nothing comes in a burst. */
export async function startNow(
  tx: Tx,
  campaign: Campaign,
  by: CampaignBy,
): Promise<{ readonly open: number; readonly excluded: number }> {
  await changeCampaign(tx, campaign, { state: 'running' }, by.now)
  const counts = await writePlan(tx, campaign, datedSteps(campaign.definition, by.calendar), by)
  await skipPast(tx, campaign.id, 'started_late', by)
  // Last, and not page by page: while a whole city's turns are held, others who change what several have to do wait.
  await lookAgainAtAll(tx, campaign.id, by.now)
  return counts
}

/** A change of state without more: pause, continue, cancel. */
const TURNS = {
  pause: { from: ['running'], to: 'paused', word: '一時停止' },
  continue: { from: ['paused'], to: 'running', word: '再開' },
  cancel: { from: ['draft', 'approved', 'running', 'paused'], to: 'cancelled', word: '取り消し' },
} as const satisfies Record<string, { from: readonly CampaignState[]; to: CampaignState; word: string }>

export type Turn = keyof typeof TURNS

/** Pauses, continues or cancels a campaign. What came due in a pause is not made up for; a cancelled one closes what is open. */
export async function turnCampaign(
  tx: Tx,
  typed: string,
  turn: Turn,
  as: string,
  by: CampaignBy,
): Promise<CampaignHead> {
  const actor = await actingAs(tx, as, ['send_in_bulk', 'approve_bulk'], by)
  const { from, to, word } = TURNS[turn]
  const campaign = demandState(await campaignHeadCalled(tx, typed), from, word)
  await changeCampaign(tx, campaign, { state: to }, by.now)
  if (turn === 'continue') {
    await lookAgainAtAll(tx, campaign.id, by.now)
    await skipPast(tx, campaign.id, 'paused', by)
  }
  if (turn === 'cancel') await closeOpen(tx, campaign.id, 'cancelled', by.now)
  if (turn !== 'continue') await voidWaiting(tx, Prisma.sql`a.campaign_id = ${campaign.id}::uuid`)
  await audit(tx, campaign, turn, actor, by)
  return { ...campaign, state: to }
}

/** Closes what is still open of a campaign, with the reason as a code. */
export async function closeOpen(
  tx: Tx,
  campaignId: string,
  reason: 'cancelled' | 'over',
  at: Temporal.Instant,
): Promise<void> {
  const open = Prisma.sql`campaign_id = ${campaignId}::uuid AND state = 'open'`
  await holdTurns(tx, Prisma.sql`SELECT employee_id FROM assignment WHERE ${open}`, async () => {
    await tx.$executeRaw`UPDATE assignment SET state = 'closed', reason = ${reason},
      settled_at = ${at.toString()}::timestamptz WHERE ${open}`
  })
}

/** The campaign as typed, if it is in one of these states. Throws bad_input with how it stands. */
export async function inState(tx: Tx, typed: string, states: readonly CampaignState[], act: string): Promise<Campaign> {
  return demandState(await campaignCalled(tx, typed), states, act)
}

function demandState<Found extends CampaignHead>(
  campaign: Found,
  states: readonly CampaignState[],
  act: string,
): Found {
  if (states.includes(campaign.state)) return campaign
  throw new HagukumiError(
    'bad_input',
    `このキャンペーンは「${STATE_WORDS[campaign.state]}」なので、${act}できません。hagukumi campaign list でお確かめください。`,
  )
}

function refuseFaults({
  rehearsal,
}: {
  readonly rehearsal: { readonly findings: readonly { weight: string; says: string }[] }
}): void {
  const faults = rehearsal.findings.filter(({ weight }) => weight === 'fault').map(({ says }) => says)
  if (faults.length > 0)
    throw new HagukumiError('bad_input', [`始める前に直すところが${faults.length}件あります。`, ...faults].join('\n'))
}

/** Every act is audited by the campaign's id, never with names. */
export function audit(
  tx: Tx,
  { id }: Pick<Campaign, 'id'>,
  act: string,
  { number }: Pick<Acting, 'number'>,
  { now }: Pick<CampaignBy, 'now'>,
  detail: Readonly<Record<string, string | number>> = {},
): Promise<void> {
  return record(tx, { at: now, actor: number, action: `campaign.${act}`, subject: id, detail })
}
