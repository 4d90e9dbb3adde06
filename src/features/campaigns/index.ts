import { type Card, card } from '../../bot/card/card.ts'
import type { Act, Feature, Given, Reply, Turn } from '../../bot/feature.ts'
import { fiscalYearOf, writtenFiscalYear } from '../../domain/calendar/fiscal-year.ts'
import { dayOf } from '../../domain/calendar/written.ts'
import { campaignCard, doneCard, dueDoneCard, duesCard, listCard, newCard, rehearsalCard, sureCard } from './cards.ts'
import { beginDue, dueFlow } from './due.ts'
import { type By, forHr } from './hr.ts'
import type { CampaignPorts, Deed, Listed, Outcome } from './ports.ts'
import { DEEDS, TEXT } from './texts.ts'

/** From this month on, what is drafted is mostly for the fiscal year to come. */
const NEXT_YEAR_FROM = 2

/** HR's side of the campaigns, in their own direct chat: list, preview, trial, approval, pause. */
export const campaigns: Feature<CampaignPorts> = {
  name: 'campaigns',
  words: [
    {
      say: ['お知らせの管理', 'お知らせの状況', 'キャンペーン', '/campaign'],
      run: (turn, ports) =>
        forHr(turn, ports, async ({ today }) => listCard(await ports.list(), await ports.unreadable(), today)),
    },
  ],
  flows: [dueFlow],
  acts: {
    list: (_given, turn, ports) =>
      forHr(turn, ports, async ({ today }) => listCard(await ports.list(), await ports.unreadable(), today)),
    new: (_given, turn, ports) =>
      forHr(turn, ports, async () => newCard(await ports.templates(yearFor(turn).of), yearFor(turn))),
    open: on(async (campaign, ports, _given, { today }) =>
      campaignCard(campaign, await ports.standing(campaign.id), today),
    ),
    look: on(async (campaign, ports) => rehearsalCard(campaign, await ports.rehearse(campaign.id))),
    sure: on(async (campaign) => sureCard(campaign)),
    dues: on(async (campaign, ports, _given, { today }) => duesCard(campaign, await ports.dues(campaign.id), today)),
    due: on(async (campaign, ports, { step }, { today }) => {
      const dues = await ports.dues(campaign.id)
      const due = dues.find(({ key }) => key === step)
      return due ? beginDue(campaign, due, dues, today) : card(TEXT.gone).build()
    }),
    change_due: on(async (campaign, ports, { step, day }, { employeeId, today }) => {
      const outcome = await ports.changeDue(campaign.id, String(step), String(day), employeeId)
      return outcome.kind === 'refused' ? card(outcome.says).build() : dueDoneCard(outcome, today)
    }),
    draft: ({ template, year }, turn, ports) =>
      forHr(turn, ports, async ({ employeeId }) =>
        outcomeCard(await ports.draft(String(template), Number(year), employeeId), 'draft'),
      ),
    act: on(async (campaign, ports, { deed }, { employeeId }) => {
      if (!isDeed(deed)) return card(TEXT.gone).build()
      return outcomeCard(await ports.act(deed, campaign.id, employeeId), deed)
    }),
  },
}

type Page = (campaign: Listed, ports: CampaignPorts, given: Given, by: By) => Promise<Card | Reply>

/** An act on one campaign, for whoever may handle them. */
function on(page: Page): Act<CampaignPorts> {
  return (given, turn, ports) =>
    forHr(turn, ports, async (by) => {
      const campaign = await ports.campaign(String(given.id))
      return campaign ? page(campaign, ports, given, by) : card(TEXT.gone).build()
    })
}

function outcomeCard(outcome: Outcome, deed: Deed | 'draft'): Card {
  return outcome.kind === 'refused' ? card(outcome.says).build() : doneCard(outcome.campaign, deed)
}

function yearFor({ now }: Turn): { readonly name: string; readonly of: number } {
  const today = dayOf(now)
  const year = fiscalYearOf(today) + (today.month >= NEXT_YEAR_FROM && today.month < 4 ? 1 : 0)
  return { name: writtenFiscalYear(year), of: year }
}

function isDeed(word: unknown): word is Deed {
  return typeof word === 'string' && Object.hasOwn(DEEDS, word)
}
