import { EXTRA, type ExtraKey } from '../../../domain/campaign/extra.ts'
import type { Added } from '../../../domain/campaign/moves.ts'
import { Prisma } from '../../db/generated/client.ts'
import type { Tx } from '../../db/index.ts'
import { toDate } from '../days.ts'
import { addAssignments, holdTurns, lookAgain } from '../nudges/assignments.ts'
import type { CampaignBy } from './by.ts'
import type { MovesLedger } from './moves-ledger.ts'
import type { Campaign } from './rows.ts'

/** Writes what moves change in one campaign: what they end, and what there is to do now. */
export async function writeMoves(tx: Tx, campaign: Campaign, ledger: MovesLedger, by: CampaignBy): Promise<void> {
  await settle(tx, ledger, by)
  await add(tx, campaign, ledger.added, by)
}

async function settle(tx: Tx, { settled, back }: MovesLedger, { now }: CampaignBy): Promise<void> {
  const ids = [...settled.map(({ id }) => id), ...back]
  if (ids.length === 0) return
  const whose = Prisma.sql`SELECT employee_id FROM assignment WHERE id = ANY(${ids}::text[]::uuid[])`
  await holdTurns(tx, whose, async () => {
    await tx.$executeRaw`UPDATE assignment a
      SET state = r.state, reason = r.reason, settled_at = ${now.toString()}::timestamptz
      FROM jsonb_to_recordset(${JSON.stringify(settled)}::jsonb) AS r(id uuid, state text, reason text)
      WHERE a.id = r.id AND a.state = 'open'`
    await tx.$executeRaw`UPDATE assignment SET reason = 'returned'
      WHERE id = ANY(${back}::text[]::uuid[]) AND state = 'excluded'`
  })
}

async function add(tx: Tx, { id: campaignId }: Campaign, added: readonly Added[], by: CampaignBy): Promise<void> {
  if (added.length === 0) return
  const stepIds = await stepsFor(tx, campaignId, added, by)
  const rows = added.map(({ key, actorId, aboutId, dueOn, unitPath }) => ({
    id: by.newId(),
    campaignId,
    stepId: stepIds.get(key) ?? '',
    employeeId: actorId,
    aboutId,
    dueOn,
    state: 'open' as const,
    given: { unit: unitPath },
  }))
  await addAssignments(tx, rows, by.now)
  await lookAgain(tx, { at: by.now, employeeIds: rows.map(({ employeeId }) => employeeId) })
}

/** The ids of the steps by key; one that only moves have is written when it is first needed. */
async function stepsFor(
  tx: Tx,
  campaignId: string,
  added: readonly Added[],
  { newId }: CampaignBy,
): Promise<ReadonlyMap<string, string>> {
  const known = await tx.campaignStep.findMany({ where: { campaignId }, select: { id: true, key: true } })
  const ids = new Map(known.map(({ id, key }) => [key, id]))
  const missing = [...new Map(added.filter(({ key }) => !ids.has(key)).map((each) => [each.key, each])).values()]
  for (const { key, dueOn } of missing) {
    const { title, touches, minutes, actor, completion, reference } = EXTRA[key as ExtraKey]
    const given = { actor, completion: [...completion], ...(reference ? { reference } : {}) }
    const id = newId()
    const dueDate = toDate(dueOn)
    await tx.campaignStep.create({
      data: { id, campaignId, key, position: ids.size, title, touches: [...touches], minutes, given, dueOn: dueDate },
    })
    ids.set(key, id)
  }
  return ids
}
