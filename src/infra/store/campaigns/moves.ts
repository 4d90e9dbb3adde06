import { Temporal } from 'temporal-polyfill'
import type { Candidate } from '../../../domain/campaign/candidate.ts'
import { type Change, movesOf } from '../../../domain/campaign/moves.ts'
import { joinedBy } from '../../../domain/campaign/newcomer.ts'
import { datedSteps } from '../../../domain/campaign/plan.ts'
import type { Tx } from '../../db/index.ts'
import { record } from '../audit.ts'
import type { CampaignBy } from './by.ts'
import { heldPages } from './held.ts'
import { MovesLedger, type Replanned } from './moves-ledger.ts'
import { writeMoves } from './moves-rows.ts'
import { candidatesWith } from './people.ts'
import type { Campaign } from './rows.ts'

/** Which moves are looked at: all, or only those of which HR needs to hear nothing. */
export type Heard = 'all' | 'unheard'

/** What was done, and for how many people something was withheld that HR would have to hear. */
export interface Moves {
  readonly report: Replanned
  readonly withheld: number
}

/** Looks at everybody with something open in one campaign, as the directory is on `by.today`; gives what changed. */
export async function replan(tx: Tx, campaign: Campaign, by: CampaignBy, heard: Heard): Promise<Moves> {
  const { ledger, withheld } = await looked(tx, campaign, by, heard)
  await writeMoves(tx, campaign, ledger, by)
  const report = { campaign, ...ledger.counts() }
  const { closed, excluded, added, returned, orphans } = report
  const counts = { closed, excluded, added, returned: returned.length, orphans: orphans.length }
  if (Object.values(counts).some((count) => count > 0))
    await record(tx, { at: by.now, actor: 'system', action: 'campaign.moves', subject: campaign.id, detail: counts })
  return { report, withheld }
}

async function looked(
  tx: Tx,
  campaign: Campaign,
  by: CampaignBy,
  heard: Heard,
): Promise<{ ledger: MovesLedger; withheld: number }> {
  const { definition } = campaign
  const steps = datedSteps(definition, by.calendar)
  const round = { kind: definition.kind, audience: definition.audience, steps }
  const on = { day: by.today, calendar: by.calendar }
  const ledger = new MovesLedger()
  let withheld = 0
  for await (const held of heldPages(tx, campaign, by.today)) {
    for (const someone of await candidatesWith(tx, [...held.keys()], by.today)) {
      const changes = movesOf(someone, held.get(someone.employeeId) ?? [], round, on)
      if (heard === 'all' || !changes.some(needsHearing)) ledger.note(someone, changes, held)
      else withheld += 1
    }
  }
  for (const someone of await newcomers(tx, campaign, by)) ledger.add(joinedBy(someone, round, on))
  return { ledger, withheld }
}

function needsHearing({ kind }: Change): boolean {
  return kind === 'returned' || kind === 'orphan'
}

/** Who was first appointed after the start of a campaign and has no part in it yet. */
async function newcomers(tx: Tx, { id, startsOn }: Campaign, { today }: CampaignBy): Promise<readonly Candidate[]> {
  if (Temporal.PlainDate.compare(startsOn, today) > 0) return []
  const rows = await tx.$queryRaw<{ id: string }[]>`SELECT e.id::text FROM employee e
    WHERE NOT EXISTS (SELECT FROM appointment p WHERE p.employee_id = e.id AND p.from_on <= ${startsOn.toString()}::date)
      AND EXISTS (SELECT FROM appointment p WHERE p.employee_id = e.id AND p.from_on <= ${today.toString()}::date)
      AND NOT EXISTS (SELECT FROM assignment a WHERE a.campaign_id = ${id}::uuid
        AND (a.about_id = e.id OR a.employee_id = e.id AND a.about_id IS NULL))`
  return candidatesWith(
    tx,
    rows.map((row) => row.id),
    today,
  )
}
