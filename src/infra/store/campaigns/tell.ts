import { card } from '../../../bot/card/card.ts'
import { type AccountRef, directChat } from '../../../bot/event.ts'
import type { Told } from '../../../domain/campaign/told.ts'
import type { Tx } from '../../db/index.ts'
import { record } from '../audit.ts'
import type { Letter } from '../messages/outbox.ts'
import type { CampaignBy } from './by.ts'
import type { CampaignHead } from './rows.ts'

/** How letters leave: the channels that there are, and how they are written in the transaction of what caused them. */
export interface Mail {
  reaches(channel: string): boolean
  post(tx: Tx, letters: readonly Letter[]): Promise<void>
}

/** Where somebody is written to; undefined where no chat reaches them. Of several the one that was linked last. */
export async function chatOf(tx: Tx, number: string, { reaches }: Mail): Promise<AccountRef | undefined> {
  const rows = await tx.$queryRaw<AccountRef[]>`SELECT a.channel, a.external_id AS "externalId"
    FROM account a JOIN employee e ON e.id = a.employee_id
    WHERE e.number = ${number} AND (a.channel <> 'teams' OR EXISTS (SELECT FROM chat_reference r
      WHERE r.channel = a.channel AND r.external_id = a.external_id AND r.reference -> 'direct' IS NOT NULL))
    ORDER BY a.linked_at DESC NULLS LAST, a.id`
  return rows.find(({ channel }) => reaches(channel))
}

/** Tells the author of a campaign something in their chat; who has none reads how it stands with `campaign show`. */
export async function tellAuthor(
  tx: Tx,
  { id, author, sample }: CampaignHead,
  { title, lines }: Told,
  { by, mail }: { readonly by: CampaignBy; readonly mail: Mail },
): Promise<void> {
  const account = await chatOf(tx, author, mail)
  if (!account) return
  const plain = card()
    .title(title)
    .text(...lines)
  const built = (sample ? plain.note('サンプル') : plain).build()
  const to = { account, place: directChat(account) }
  await mail.post(tx, [{ id: by.newId(), to, card: built, purpose: 'notice', campaign: id }])
}

/** Notes in the audit that something was told or done by itself; false where that stands there already. */
export async function noteOnce(tx: Tx, { id }: CampaignHead, act: string, { now }: CampaignBy): Promise<boolean> {
  const action = `campaign.${act}`
  if ((await tx.auditEntry.count({ where: { action, subject: id } })) > 0) return false
  await record(tx, { at: now, actor: 'system', action, subject: id })
  return true
}
