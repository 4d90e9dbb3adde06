import { Temporal } from 'temporal-polyfill'
import { isHushed } from '../../../domain/calendar/hushed.ts'
import { writtenDay } from '../../../domain/calendar/written.ts'
import { examineDays } from '../../../domain/campaign/examine.ts'
import { EXTRA, type ExtraKey } from '../../../domain/campaign/extra.ts'
import { approvalHolds, nextRound } from '../../../domain/campaign/next-round.ts'
import { TOLD } from '../../../domain/campaign/told.ts'
import { type Database, type Tx, untilUnhindered } from '../../db/index.ts'
import { record } from '../audit.ts'
import { type CampaignBy, campaignBy, type Outside, PLAN_LIMITS } from './by.ts'
import { closeOpen, startNow } from './life.ts'
import { type Heard, type LookedAfter, type Replanned, replan } from './moves.ts'
import { isOver, perhapsOver } from './over.ts'
import { addCampaign, type Campaign, changeCampaign, listCampaigns, unreadableCampaigns } from './rows.ts'
import { type Mail, noteOnce, tellAuthor } from './tell.ts'
import type { MovesWatch } from './watch.ts'

const { compare } = Temporal.PlainDate

/**
 * What happens to campaigns by itself, as often as one likes, with the same outcome: people who moved are looked at,
 * approved campaigns start on their first day, authors hear of drafts whose day has passed, finished ones end and make
 * the next round. Authors are told things, so in quiet hours and on closed days only that is done of which nobody needs
 * to hear. Each campaign is a transaction of its own: one that fails holds up no other.
 */
export async function campaignScan(
  db: Database,
  outside: Outside,
  { mail, watch }: { readonly mail: Mail; readonly watch: MovesWatch },
): Promise<void> {
  const inOne = <T>(work: (tx: Tx, by: CampaignBy) => Promise<T>) =>
    untilUnhindered(() => db.prisma.$transaction(async (tx) => work(tx, await campaignBy(tx, outside)), PLAN_LIMITS))
  const { now, today, settings, calendar } = await campaignBy(db.prisma, outside)
  const faults: unknown[] = []
  const alone = (work: () => Promise<void>) => work().catch((error: unknown) => void faults.push(error))
  const hushed = isHushed(now, settings, calendar)
  // Told in the log each time, by id alone, until somebody cancels it.
  for (const { id } of await unreadableCampaigns(db.prisma, ['draft', 'approved', 'running', 'paused']))
    faults.push(new Error(`campaign ${id} cannot be read`))
  if (!hushed) {
    const waiting = (await listCampaigns(db.prisma, ['draft', 'approved'])).reverse()
    const due = waiting.filter(({ startsOn }) => compare(startsOn, today) <= 0)
    for (const campaign of due) await alone(() => inOne((tx, by) => lookAtStart(tx, campaign, by, mail)))
  }
  const look = await watch.look(db.prisma, today)
  if (look && (await inOne((tx, by) => replanAndTell(tx, by, hushed ? 'unheard' : 'all', mail))) === 'all')
    watch.done(look)
  if (hushed) return endWith(faults)
  const ended = await perhapsOver(db.prisma, today)
  if (ended.size === 0) return endWith(faults)
  for (const campaign of await listCampaigns(db.prisma, ['running']))
    if (ended.has(campaign.id)) await alone(() => inOne((tx, by) => lookAtEnd(tx, campaign, by, mail)))
  endWith(faults)
}

/** What failed is told once everything else was looked at. */
function endWith([first]: readonly unknown[]): void {
  if (first !== undefined) throw first
}

/** Looks at who moved and tells authors of what is theirs to decide; `some` where that was left for later. */
async function replanAndTell(tx: Tx, by: CampaignBy, heard: Heard, mail: Mail): Promise<'all' | 'some'> {
  const { reports, withheld } = await replan(tx, by, heard)
  for (const report of reports) {
    const { campaign, returned, orphans } = report
    if (returned.length + orphans.length === 0) continue
    const told = TOLD.moves(subjectOf(campaign), titled(returned, report), titled(orphans, report))
    await tellAuthor(tx, campaign, told, { by, mail })
  }
  return withheld === 0 ? 'all' : 'some'
}

async function lookAtStart(tx: Tx, campaign: Campaign, by: CampaignBy, mail: Mail): Promise<void> {
  const { state, startsOn, definition } = campaign
  const { today, calendar } = by
  if (state === 'draft') {
    if (compare(startsOn, today) >= 0 || !(await noteOnce(tx, campaign, 'unapproved', by))) return
    await tellAuthor(tx, campaign, TOLD.unapproved(subjectOf(campaign), writtenDay(startsOn)), { by, mail })
    return
  }
  if (compare(startsOn, today) > 0) return
  const { findings } = examineDays(definition, { calendar, blackouts: [], today, startsOn })
  const faults = findings.filter(({ weight }) => weight === 'fault').map(({ says }) => says)
  if (faults.length > 0) {
    if (await noteOnce(tx, campaign, 'held', by))
      await tellAuthor(tx, campaign, TOLD.held(subjectOf(campaign), faults), { by, mail })
    return
  }
  const { open } = await startNow(tx, campaign, by)
  await record(tx, { at: by.now, actor: 'system', action: 'campaign.start', subject: campaign.id, detail: { open } })
  await tellAuthor(tx, campaign, TOLD.started(subjectOf(campaign), open), { by, mail })
}

async function lookAtEnd(tx: Tx, campaign: Campaign, by: CampaignBy, mail: Mail): Promise<void> {
  if (!(await isOver(tx, campaign.id, by))) return
  await closeOpen(tx, campaign.id, 'over', by.now)
  await changeCampaign(tx, campaign, { state: 'done' }, by.now)
  await record(tx, { at: by.now, actor: 'system', action: 'campaign.done', subject: campaign.id })
  await tellAuthor(tx, campaign, TOLD.done(subjectOf(campaign)), { by, mail })
  await writeNext(tx, campaign, by, mail)
}

/** The next round is a new draft of the same author, to be approved anew but within a fiscal year of months. */
async function writeNext(tx: Tx, campaign: Campaign, by: CampaignBy, mail: Mail): Promise<void> {
  const next = nextRound(campaign)
  if (!next) return
  // One that was small enough to need no approval may have grown.
  const held = campaign.approver !== undefined && approvalHolds(campaign, next)
  const round: Campaign = {
    ...campaign,
    ...next,
    id: by.newId(),
    title: next.definition.title,
    state: held ? 'approved' : 'draft',
    approver: held ? campaign.approver : undefined,
  }
  await addCampaign(tx, round, by.now)
  await record(tx, {
    at: by.now,
    actor: 'system',
    action: 'campaign.next',
    subject: round.id,
    detail: { from: campaign.id },
  })
  const told = TOLD.next(subjectOf(round), writtenDay(round.startsOn), held ? 'held' : 'asked')
  await tellAuthor(tx, round, told, { by, mail })
}

function subjectOf({ title, id }: Campaign) {
  return { title, number: id.slice(0, 8) }
}

function titled(people: readonly LookedAfter[], { campaign }: Replanned) {
  const titles = new Map<string, string>(campaign.definition.steps.map(({ key, title }) => [key, title]))
  const titleOf = (key: string) => titles.get(key) ?? EXTRA[key as ExtraKey]?.title ?? key
  return people.map(({ number, keys }) => ({ number, steps: keys.map(titleOf) }))
}
