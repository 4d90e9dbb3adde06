import { card } from '../../bot/card/card.ts'
import { directChat } from '../../bot/event.ts'
import { shownStep } from '../../domain/campaign/shown.ts'
import type { Tx } from '../db/index.ts'
import { actingAs } from './campaign-acting.ts'
import type { CampaignBy } from './campaign-by.ts'
import { audit } from './campaign-life.ts'
import { previewOf } from './campaign-plan.ts'
import { campaignCalled } from './campaign-rows.ts'
import type { Letter } from './outbox.ts'

/** What came of a trial: the letter to each of one's own chats; none where no chat is known yet. */
export interface DryRun {
  readonly letters: readonly Letter[]
  readonly title: string
}

/** Makes the letters that show a campaign's texts to whoever tries it, and to nobody else. */
export async function dryRun(tx: Tx, typed: string, as: string, by: CampaignBy): Promise<DryRun> {
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
  const accounts = await tx.account.findMany({ where: { employeeId: actor.employeeId } })
  await audit(tx, campaign, 'dry_run', actor, by, { chats: accounts.length })
  const letters = accounts.map(({ channel, externalId }): Letter => {
    const account = { channel, externalId }
    const to = { account, place: directChat(account) }
    return { id: by.newId(), to, card: built, purpose: 'notice', campaign: campaign.id }
  })
  return { letters, title: campaign.title }
}
