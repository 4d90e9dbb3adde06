import type { Temporal } from 'temporal-polyfill'
import { HagukumiError } from '../../../bot/errors.ts'
import type { CampaignState, Definition, Kind } from '../../../domain/campaign/definition.ts'
import type { Prisma, Tx } from '../../db/index.ts'
import { toDate, toDay, toMoment } from '../days.ts'
import { beginningOf, onlyOne } from '../numbered.ts'
import { keptDefinition } from './shape.ts'

/** One round of a campaign as it is kept. People are named by their 職員番号. */
export interface Campaign extends CampaignHead {
  readonly kind: Kind
  readonly definition: Definition
}

/** What is known of a campaign whatever it holds. */
export interface CampaignHead {
  readonly id: string
  /** The same for all rounds that follow one another. */
  readonly series: string
  readonly title: string
  readonly state: CampaignState
  readonly startsOn: Temporal.PlainDate
  readonly author: string
  readonly approver: string | undefined
  /** Made for the sample city: shown as サンプル wherever it is named. */
  readonly sample: boolean
}

/** Kinds that a feature runs for itself: they are listed, but not led by the commands. */
const ELSEWHERE = ['meeting']

/** Writes a new draft. */
export async function addCampaign(tx: Tx, campaign: Campaign, at: Temporal.Instant): Promise<void> {
  const { id, series, kind, title, state, author, sample } = campaign
  const definition = campaign.definition as unknown as Prisma.InputJsonValue
  const days = { startsOn: toDate(campaign.startsOn), createdAt: toMoment(at) }
  const approved = campaign.approver === undefined ? {} : { approver: campaign.approver, approvedAt: toMoment(at) }
  await tx.campaign.create({
    data: { id, series, kind, title, definition, state, author, sample, ...days, ...approved },
  })
}

/** What may change of a campaign once it is written. */
export interface CampaignChange {
  readonly state?: CampaignState
  readonly startsOn?: Temporal.PlainDate
  readonly definition?: Definition
  /** `none` takes an approval back. */
  readonly approver?: string | 'none'
}

/** Changes a campaign, where it still stands as the caller saw it. Throws bad_input where somebody was faster. */
export async function changeCampaign(
  tx: Tx,
  { id, state }: Pick<Campaign, 'id' | 'state'>,
  change: CampaignChange,
  at: Temporal.Instant,
): Promise<void> {
  const ends = change.state === 'done' || change.state === 'cancelled'
  const { count } = await tx.campaign.updateMany({
    where: { id, state },
    data: {
      ...(change.state === undefined ? {} : { state: change.state }),
      ...(change.startsOn === undefined ? {} : { startsOn: toDate(change.startsOn) }),
      ...(change.definition === undefined ? {} : { definition: change.definition as unknown as Prisma.InputJsonValue }),
      ...(change.approver === undefined ? {} : approval(change.approver, at)),
      ...(ends ? { endedAt: toMoment(at) } : {}),
    },
  })
  if (count === 0)
    throw new HagukumiError(
      'bad_input',
      'このキャンペーンは、いま別の人が変えたところです。hagukumi campaign show で確かめて、もう一度お試しください。',
    )
}

/** The campaign whose id begins as typed. Throws not_found, bad_input for several, storage where it cannot be read. */
export async function campaignCalled(tx: Tx, typed: string): Promise<Campaign> {
  const row = await rowCalled(tx, typed)
  const campaign = campaignFrom(row)
  if (campaign) return campaign
  throw new HagukumiError(
    'storage',
    `保存されているキャンペーン ${row.id.slice(0, 8)} の中身を読めません。取り消して、作り直してください。`,
  )
}

/** The same where its content is not needed: one that cannot be read can still be stopped and cancelled. */
export async function campaignHeadCalled(tx: Tx, typed: string): Promise<CampaignHead> {
  return headFrom(await rowCalled(tx, typed))
}

async function rowCalled(tx: Tx, typed: string): Promise<Row> {
  const beginning = beginningOf(typed)
  const rows = await tx.$queryRaw<{ id: string }[]>`SELECT id::text FROM campaign
    WHERE starts_with(id::text, ${beginning}) AND kind <> ALL(${ELSEWHERE}::text[]) ORDER BY created_at LIMIT 4`
  const id = onlyOne(
    beginning,
    rows.map((row) => row.id),
    'その番号のキャンペーンはありません。hagukumi campaign list で番号をお確かめください。',
  )
  return tx.campaign.findUniqueOrThrow({ where: { id } })
}

/**
 * One campaign as it stands now, kept from every other change until the transaction ends; undefined where it is in none of
 * these states any more, or cannot be read.
 */
export async function holdCampaign(
  tx: Tx,
  id: string,
  states: readonly CampaignState[],
): Promise<Campaign | undefined> {
  // Without KEY: what is planned refers to it meanwhile.
  await tx.$executeRaw`SELECT FROM campaign WHERE id = ${id}::uuid FOR NO KEY UPDATE`
  const row = await tx.campaign.findUnique({ where: { id } })
  const campaign = row ? campaignFrom(row) : undefined
  return campaign && states.includes(campaign.state) ? campaign : undefined
}

/** All campaigns that can be read, or those in some states, the newest start first. */
export async function listCampaigns(tx: Tx, states?: readonly CampaignState[]): Promise<Campaign[]> {
  return (await rowsIn(tx, states)).flatMap((row) => campaignFrom(row) ?? [])
}

/**
 * Those that cannot: damaged, or written by a newer version. One that runs goes on reminding of what was planned, but does
 * not follow who moves and does not end; all that can be done with any of them is to stop and to cancel it.
 */
export async function unreadableCampaigns(tx: Tx, states?: readonly CampaignState[]): Promise<CampaignHead[]> {
  return (await rowsIn(tx, states)).filter((row) => !campaignFrom(row)).map(headFrom)
}

type Row = Prisma.CampaignGetPayload<object>

function rowsIn(tx: Tx, states: readonly CampaignState[] | undefined): Promise<Row[]> {
  return tx.campaign.findMany({
    where: { kind: { notIn: ELSEWHERE }, ...(states ? { state: { in: [...states] } } : {}) },
    orderBy: [{ startsOn: 'desc' }, { createdAt: 'desc' }],
  })
}

function campaignFrom(row: Row): Campaign | undefined {
  const definition = keptDefinition.safeParse(row.definition)
  return definition.success ? { ...headFrom(row), kind: definition.data.kind, definition: definition.data } : undefined
}

function headFrom(row: Row): CampaignHead {
  return {
    id: row.id,
    series: row.series,
    title: row.title,
    state: row.state as CampaignState,
    startsOn: toDay(row.startsOn),
    author: row.author,
    approver: row.approver ?? undefined,
    sample: row.sample,
  }
}

function approval(approver: string | 'none', at: Temporal.Instant) {
  return approver === 'none' ? { approver: null, approvedAt: null } : { approver, approvedAt: toMoment(at) }
}
