import { card } from '../../bot/card/card.ts'
import { directChat } from '../../bot/event.ts'
import type { Told } from '../../domain/campaign/told.ts'
import type { Tx } from '../db/index.ts'
import { record } from './audit.ts'
import type { CampaignBy } from './campaign-by.ts'
import type { Campaign } from './campaign-rows.ts'
import type { Letter } from './outbox.ts'

/** Writes letters in the transaction of what caused them. */
export type Post = (tx: Tx, letters: readonly Letter[]) => Promise<void>

/** Tells the author of a campaign something in each of their chats; who has none reads it with `campaign show`. */
export async function tellAuthor(
  tx: Tx,
  { id, author, sample }: Campaign,
  { title, lines }: Told,
  { by, post }: { readonly by: CampaignBy; readonly post: Post },
): Promise<void> {
  const accounts = await tx.account.findMany({ where: { employee: { number: author } } })
  const plain = card()
    .title(title)
    .text(...lines)
  const built = (sample ? plain.note('サンプル') : plain).build()
  const letters = accounts.map(({ channel, externalId }): Letter => {
    const account = { channel, externalId }
    return { id: by.newId(), to: { account, place: directChat(account) }, card: built, purpose: 'notice', campaign: id }
  })
  await post(tx, letters)
}

/** Notes in the audit that something was told or done by itself; false where that stands there already. */
export async function noteOnce(tx: Tx, { id }: Campaign, act: string, { now }: CampaignBy): Promise<boolean> {
  const action = `campaign.${act}`
  if ((await tx.auditEntry.count({ where: { action, subject: id } })) > 0) return false
  await record(tx, { at: now, actor: 'system', action, subject: id })
  return true
}
