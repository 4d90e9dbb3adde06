import type { Temporal } from 'temporal-polyfill'
import { TOLD } from '../../../domain/campaign/told.ts'
import type { Tx } from '../../db/index.ts'
import { campaignBy, type Outside } from './by.ts'
import { campaignHeadCalled } from './rows.ts'
import { type Mail, tellAuthor } from './tell.ts'

/** Some assignments of one employee. */
interface Whose {
  readonly ids: readonly string[]
  readonly at: Temporal.Instant
}

/** Tells the author of a campaign who asks whether they are meant, and with which step. Nobody else hears of it. */
export async function tellAsked(
  tx: Tx,
  { ids, at }: Whose,
  { outside, mail }: { readonly outside: Omit<Outside, 'now'>; readonly mail: Mail },
): Promise<void> {
  const asked = await tx.assignment.findFirst({
    where: { id: { in: [...ids] } },
    select: { campaign: { select: { id: true, kind: true } }, step: true, employee: { select: { number: true } } },
  })
  // Meetings have no author; they are led by a feature.
  if (!asked || asked.campaign.kind === 'meeting') return
  const campaign = await campaignHeadCalled(tx, asked.campaign.id)
  const by = await campaignBy(tx, { ...outside, now: at })
  const subject = { title: campaign.title, number: campaign.id.slice(0, 8) }
  await tellAuthor(tx, campaign, TOLD.asked(subject, asked.employee.number, asked.step.title), { by, mail })
}
