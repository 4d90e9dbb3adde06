import { EXTRA, type ExtraKey } from '../../../domain/campaign/extra.ts'
import { TOLD } from '../../../domain/campaign/told.ts'
import type { Tx } from '../../db/index.ts'
import type { CampaignBy } from './by.ts'
import { type Heard, replan } from './moves.ts'
import type { LookedAfter } from './moves-ledger.ts'
import type { Campaign } from './rows.ts'
import { type Mail, tellAuthor } from './tell.ts'

/** Looks at who moved in a campaign and tells its author what is theirs to decide; `some` where that was left for later. */
export async function replanAndTell(
  tx: Tx,
  campaign: Campaign,
  by: CampaignBy,
  { heard, mail }: { readonly heard: Heard; readonly mail: Mail },
): Promise<'all' | 'some'> {
  const { report, withheld } = await replan(tx, campaign, by, heard)
  const { returned, orphans } = report
  if (returned.length + orphans.length > 0) {
    const subject = { title: campaign.title, number: campaign.id.slice(0, 8) }
    await tellAuthor(tx, campaign, TOLD.moves(subject, titled(returned, campaign), titled(orphans, campaign)), {
      by,
      mail,
    })
  }
  return withheld === 0 ? 'all' : 'some'
}

function titled(people: readonly LookedAfter[], { definition }: Campaign) {
  const titles = new Map<string, string>(definition.steps.map(({ key, title }) => [key, title]))
  const titleOf = (key: string) => titles.get(key) ?? EXTRA[key as ExtraKey]?.title ?? key
  return people.map(({ number, keys }) => ({ number, steps: keys.map(titleOf) }))
}
