import { card } from '../../../bot/card/card.ts'
import { directChat } from '../../../bot/event.ts'
import { shownStep } from '../../../domain/campaign/shown.ts'
import type { Tx } from '../../db/index.ts'
import { actingAs } from './acting.ts'
import type { CampaignBy } from './by.ts'
import { audit } from './life.ts'
import { previewOf } from './plan.ts'
import { campaignCalled } from './rows.ts'
import { chatOf, type Mail } from './tell.ts'

/**
 * Shows the texts of a campaign to whoever tries it, in their own chat and to nobody else. Gives whether a chat reaches
 * them.
 */
export async function dryRun(
  tx: Tx,
  typed: string,
  as: string,
  { by, mail }: { readonly by: CampaignBy; readonly mail: Mail },
): Promise<'sent' | 'no chat'> {
  const actor = await actingAs(tx, as, ['send_in_bulk', 'approve_bulk'], by)
  const campaign = await campaignCalled(tx, typed)
  const { steps } = await previewOf(tx, campaign, by)
  const shown = steps.map((step) => shownStep(step, '（所属）', by.calendar))
  const built = shown
    .reduce(
      (built, { line, text, days }) => built.text(line, text ?? '').note(`お知らせする日：${days.join('、')}`),
      card().title(`試し送り：${campaign.title}`),
    )
    .note(campaign.sample ? 'ほかの方には送っていません。サンプル' : 'ほかの方には送っていません。')
    .build()
  const account = await chatOf(tx, actor.number, mail)
  if (!account) return 'no chat'
  await audit(tx, campaign, 'dry_run', actor, by)
  const to = { account, place: directChat(account) }
  await mail.post(tx, [{ id: by.newId(), to, card: built, purpose: 'notice', campaign: campaign.id }])
  return 'sent'
}
