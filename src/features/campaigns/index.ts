import { type Card, card } from '../../bot/card/card.ts'
import type { Act, Feature, Given, Reply, Turn } from '../../bot/feature.ts'
import { fiscalYearOf, writtenFiscalYear } from '../../domain/calendar/fiscal-year.ts'
import { dayOf } from '../../domain/calendar/written.ts'
import { campaignCard, doneCard, dueDoneCard, duesCard, listCard, newCard, rehearsalCard, sureCard } from './cards.ts'
import { beginDue, dueFlow } from './due.ts'
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
      run: (turn, ports) => forHr(turn, ports, async () => listCard(await ports.list(), await ports.unreadable())),
    },
  ],
  flows: [dueFlow],
  acts: {
    list: (_given, turn, ports) =>
      forHr(turn, ports, async () => listCard(await ports.list(), await ports.unreadable())),
    new: (_given, turn, ports) =>
      forHr(turn, ports, async () => newCard(await ports.templates(yearFor(turn).of), yearFor(turn))),
    open: on(async (campaign, ports) => campaignCard(campaign, await ports.standing(campaign.id))),
    look: on(async (campaign, ports) => rehearsalCard(campaign, await ports.rehearse(campaign.id))),
    sure: on(async (campaign) => sureCard(campaign)),
    dues: on(async (campaign, ports) => duesCard(campaign, await ports.dues(campaign.id))),
    due: on(async (campaign, ports, { step }, { now }) => {
      const due = (await ports.dues(campaign.id)).find(({ key }) => key === step)
      return due ? beginDue(campaign, due, now) : card(TEXT.gone).build()
    }),
    change_due: on(async (campaign, ports, { step, day }, { employeeId }) => {
      const outcome = await ports.changeDue(campaign.id, String(step), String(day), employeeId)
      return outcome.kind === 'refused' ? card(outcome.says).build() : dueDoneCard(outcome)
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

/** Who handles a campaign, and when. */
interface By {
  readonly employeeId: string
  readonly now: Turn['now']
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

async function forHr(
  { asker, now }: Turn,
  ports: CampaignPorts,
  page: (by: By) => Promise<Card | Reply>,
): Promise<Reply[]> {
  const employeeId = asker.person?.employeeId
  if (employeeId === undefined || !(await ports.mayHandle(employeeId)))
    return [{ card: card(TEXT.notAllowed).build(), personal: true }]
  const shown = await page({ employeeId, now })
  return ['card' in shown ? shown : { card: shown, personal: true }]
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
