import { card } from '../../bot/card/card.ts'
import type { Act, Feature, Given, Reply, Turn } from '../../bot/feature.ts'
import { fiscalYearOf, writtenFiscalYear } from '../../domain/calendar/fiscal-year.ts'
import { dayOf } from '../../domain/calendar/written.ts'
import { campaignCard, doneCard, listCard, newCard, rehearsalCard, sureCard } from './cards.ts'
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
      run: (turn, ports) => forHr(turn, ports, async () => listCard(await ports.list())),
    },
  ],
  acts: {
    list: (_given, turn, ports) => forHr(turn, ports, async () => listCard(await ports.list())),
    new: (_given, turn, ports) =>
      forHr(turn, ports, async () => newCard(await ports.templates(yearFor(turn).of), yearFor(turn))),
    open: on(async (campaign, ports) => campaignCard(campaign, await ports.standing(campaign.id))),
    look: on(async (campaign, ports) => rehearsalCard(campaign, await ports.rehearse(campaign.id))),
    sure: on(async (campaign) => sureCard(campaign)),
    draft: ({ template, year }, turn, ports) =>
      forHr(turn, ports, async (employeeId) =>
        outcomeCard(await ports.draft(String(template), Number(year), employeeId), 'draft'),
      ),
    act: on(async (campaign, ports, { deed }, employeeId) => {
      if (!isDeed(deed)) return card(TEXT.gone).build()
      return outcomeCard(await ports.act(deed, campaign.id, employeeId), deed)
    }),
  },
}

type Page = (campaign: Listed, ports: CampaignPorts, given: Given, employeeId: string) => Promise<Reply['card']>

/** An act on one campaign, for whoever may handle them. */
function on(page: Page): Act<CampaignPorts> {
  return (given, turn, ports) =>
    forHr(turn, ports, async (employeeId) => {
      const campaign = await ports.campaign(String(given.id))
      return campaign ? page(campaign, ports, given, employeeId) : card(TEXT.gone).build()
    })
}

async function forHr(
  { asker }: Turn,
  ports: CampaignPorts,
  page: (employeeId: string) => Promise<Reply['card']>,
): Promise<Reply[]> {
  const employeeId = asker.person?.employeeId
  if (employeeId === undefined || !(await ports.mayHandle(employeeId)))
    return [{ card: card(TEXT.notAllowed).build(), personal: true }]
  return [{ card: await page(employeeId), personal: true }]
}

function outcomeCard(outcome: Outcome, deed: Deed | 'draft'): Reply['card'] {
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
