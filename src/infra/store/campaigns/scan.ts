import { Temporal } from 'temporal-polyfill'
import { isHushed } from '../../../domain/calendar/hushed.ts'
import { writtenDay } from '../../../domain/calendar/written.ts'
import { examineDays } from '../../../domain/campaign/examine.ts'
import { approvalHolds, nextRound } from '../../../domain/campaign/next-round.ts'
import { TOLD } from '../../../domain/campaign/told.ts'
import type { Database, Tx } from '../../db/index.ts'
import { record } from '../audit.ts'
import { type CampaignBy, campaignBy, type Outside } from './by.ts'
import { CampaignFault } from './fault.ts'
import { closeOpen, startNow } from './life.ts'
import { OneByOne } from './one-by-one.ts'
import { isOver, perhapsOver } from './over.ts'
import { addCampaign, type Campaign, changeCampaign, listCampaigns, unreadableCampaigns } from './rows.ts'
import { type Mail, noteOnce, tellAuthor } from './tell.ts'
import { replanAndTell } from './tell-moves.ts'
import type { MovesWatch } from './watch.ts'

const { compare } = Temporal.PlainDate

/**
 * What happens to campaigns by itself, as often as one likes, with the same outcome: people who moved are looked at,
 * approved campaigns start on their first day, authors hear of drafts whose day has passed, finished ones end and make
 * the next round. Authors are told things, so in quiet hours and on closed days only that is done of which nobody needs
 * to hear. Each campaign is a transaction of its own: one that fails holds up no other. Throws the CampaignFault at the
 * end, an AggregateError of several.
 */
export async function campaignScan(
  db: Database,
  outside: Outside,
  { mail, watch }: { readonly mail: Mail; readonly watch: MovesWatch },
): Promise<void> {
  const all = new OneByOne(db, outside)
  const { now, today, settings, calendar } = await campaignBy(db.prisma, outside)
  const hushed = isHushed(now, settings, calendar)
  // Told in the log each time, by id alone, until somebody cancels it.
  for (const { id } of await unreadableCampaigns(db.prisma, [...WAITING, ...BEGUN]))
    all.note(new CampaignFault(id, 'cannot be read'))
  if (!hushed) {
    const due = (await listCampaigns(db.prisma, WAITING)).filter(({ startsOn }) => compare(startsOn, today) <= 0)
    await all.each(due.reverse(), WAITING, (tx, campaign, by) => lookAtStart(tx, campaign, by, mail))
  }
  const look = await watch.look(db.prisma, today)
  if (look) {
    const how = { heard: hushed ? 'unheard' : 'all', mail } as const
    const moves = (tx: Tx, campaign: Campaign, by: CampaignBy) => replanAndTell(tx, campaign, by, how)
    const heard = await all.each(await listCampaigns(db.prisma, BEGUN), BEGUN, moves)
    if (!heard.some((outcome) => outcome === 'some' || outcome === 'fault')) watch.done(look)
  }
  const ended = hushed ? NONE : await perhapsOver(db.prisma, today)
  if (ended.size > 0) {
    const over = (await listCampaigns(db.prisma, RUNNING)).filter(({ id }) => ended.has(id))
    await all.each(over, RUNNING, (tx, campaign, by) => lookAtEnd(tx, campaign, by, mail))
  }
  all.end()
}

const WAITING = ['draft', 'approved'] as const
const RUNNING = ['running'] as const
const BEGUN = [...RUNNING, 'paused'] as const
const NONE: ReadonlySet<string> = new Set()

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
  await changeCampaign(tx, campaign, { state: 'done' }, by.now)
  await closeOpen(tx, campaign.id, 'over', by.now)
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
