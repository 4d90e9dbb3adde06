import type { Temporal } from 'temporal-polyfill'
import { type Card, card } from '../../bot/card/card.ts'
import type { Reply, Turn } from '../../bot/feature.ts'
import { dayOf } from '../../domain/calendar/written.ts'
import type { CampaignPorts } from './ports.ts'
import { TEXT } from './texts.ts'

/** Who handles a campaign, and on which day. */
export interface By {
  readonly employeeId: string
  readonly today: Temporal.PlainDate
}

/** The page for whoever may handle campaigns, in their direct chat; everybody else is told whom to ask. */
export async function forHr(
  { asker, now }: Turn,
  ports: CampaignPorts,
  page: (by: By) => Promise<Card | Reply>,
): Promise<Reply[]> {
  const employeeId = asker.person?.employeeId
  if (employeeId === undefined || !(await ports.mayHandle(employeeId)))
    return [{ card: card(TEXT.notAllowed).build(), personal: true }]
  const shown = await page({ employeeId, today: dayOf(now) })
  return ['card' in shown ? shown : { card: shown, personal: true }]
}
