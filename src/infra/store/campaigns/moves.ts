import { Temporal } from 'temporal-polyfill'
import type { Candidate } from '../../../domain/campaign/candidate.ts'
import { EXTRA, type ExtraKey } from '../../../domain/campaign/extra.ts'
import { type Added, type Change, movesOf } from '../../../domain/campaign/moves.ts'
import { joinedBy } from '../../../domain/campaign/newcomer.ts'
import { datedSteps } from '../../../domain/campaign/plan.ts'
import { Prisma } from '../../db/generated/client.ts'
import type { Tx } from '../../db/index.ts'
import { record } from '../audit.ts'
import { toDate } from '../days.ts'
import { addAssignments, holdTurns, lookAgain } from '../nudges/assignments.ts'
import type { CampaignBy } from './by.ts'
import { heldPages } from './held.ts'
import { candidatesWith } from './people.ts'
import { type Campaign, listCampaigns } from './rows.ts'

/** Somebody whom HR looks after now: 職員番号 and the steps, by key. */
export interface LookedAfter {
  readonly number: string
  readonly keys: readonly string[]
}

/** What moves changed in one campaign. Nothing of it says why somebody was away. */
export interface Replanned {
  readonly campaign: Campaign
  readonly closed: number
  readonly excluded: number
  readonly added: number
  /** Back since five business days: HR may pick steps for them. */
  readonly returned: readonly LookedAfter[]
  /** Steps that nobody is there to do. */
  readonly orphans: readonly LookedAfter[]
}

/** Which moves are looked at: all, or only those of which HR needs to hear nothing. */
export type Heard = 'all' | 'unheard'

/** What was done, and for how many people something was withheld that HR would have to hear. */
export interface Moves {
  readonly reports: readonly Replanned[]
  readonly withheld: number
}

/** Looks at everybody with something open in what is running, as the directory is on `by.today`; gives what changed. */
export async function replan(tx: Tx, by: CampaignBy, heard: Heard): Promise<Moves> {
  const reports: Replanned[] = []
  let withheld = 0
  for (const campaign of await listCampaigns(tx, ['running', 'paused'])) {
    const report = await replanOne(tx, campaign, by, heard)
    withheld += report.withheld
    const { closed, excluded, added, returned, orphans } = report
    if (closed + excluded + added + returned.length + orphans.length === 0) continue
    const counts = { closed, excluded, added, returned: returned.length, orphans: orphans.length }
    await record(tx, { at: by.now, actor: 'system', action: 'campaign.moves', subject: campaign.id, detail: counts })
    reports.push(report)
  }
  return { reports, withheld }
}

async function replanOne(
  tx: Tx,
  campaign: Campaign,
  by: CampaignBy,
  heard: Heard,
): Promise<Replanned & { withheld: number }> {
  const { definition } = campaign
  const steps = datedSteps(definition, by.calendar)
  const round = { kind: definition.kind, audience: definition.audience, steps }
  const on = { day: by.today, calendar: by.calendar }
  const ledger = new Ledger()
  let withheld = 0
  for await (const held of heldPages(tx, campaign, by.today)) {
    for (const someone of await candidatesWith(tx, [...held.keys()], by.today)) {
      const changes = movesOf(someone, held.get(someone.employeeId) ?? [], round, on)
      if (heard === 'all' || !changes.some(needsHearing)) ledger.note(someone, changes, held)
      else withheld += 1
    }
  }
  for (const someone of await newcomers(tx, campaign, by)) ledger.add(joinedBy(someone, round, on))
  await settle(tx, ledger, by)
  await write(tx, campaign, ledger.added, by)
  return { campaign, withheld, ...ledger.counts() }
}

function needsHearing({ kind }: Change): boolean {
  return kind === 'returned' || kind === 'orphan'
}

/** Gathers changes of a campaign: only those who move are kept, never all who were looked at. */
class Ledger {
  readonly settled: { id: string; state: 'closed' | 'excluded'; reason: string }[] = []
  readonly back: string[] = []
  readonly added: Added[] = []
  readonly #returned = new Map<string, string[]>()
  readonly #orphans = new Map<string, string[]>()

  note(
    { number, employeeId }: Candidate,
    changes: readonly Change[],
    held: ReadonlyMap<string, readonly { readonly id: string; readonly key: string }[]>,
  ): void {
    for (const change of changes) {
      if (change.kind === 'close') this.settled.push({ id: change.id, state: 'closed', reason: change.reason })
      else if (change.kind === 'exclude') this.settled.push({ id: change.id, state: 'excluded', reason: change.reason })
      else if (change.kind === 'add') this.added.push(change.added)
      else if (change.kind === 'orphan') push(this.#orphans, number, change.key)
      else {
        this.back.push(change.id)
        const key = held.get(employeeId)?.find(({ id }) => id === change.id)?.key
        if (key !== undefined) push(this.#returned, number, key)
      }
    }
  }

  add(added: readonly Added[]): void {
    this.added.push(...added)
  }

  counts(): Omit<Replanned, 'campaign'> {
    const count = (state: 'closed' | 'excluded') => this.settled.filter((each) => each.state === state).length
    const listed = (map: ReadonlyMap<string, string[]>) => [...map].map(([number, keys]) => ({ number, keys }))
    return {
      closed: count('closed'),
      excluded: count('excluded'),
      added: this.added.length,
      returned: listed(this.#returned),
      orphans: listed(this.#orphans),
    }
  }
}

async function settle(tx: Tx, { settled, back }: Ledger, { now }: CampaignBy): Promise<void> {
  const ids = [...settled.map(({ id }) => id), ...back]
  if (ids.length === 0) return
  await holdTurns(tx, Prisma.sql`SELECT employee_id FROM assignment WHERE id = ANY(${ids}::text[]::uuid[])`)
  await tx.$executeRaw`UPDATE assignment a
    SET state = r.state, reason = r.reason, settled_at = ${now.toString()}::timestamptz
    FROM jsonb_to_recordset(${JSON.stringify(settled)}::jsonb) AS r(id uuid, state text, reason text) WHERE a.id = r.id AND a.state = 'open'`
  await tx.$executeRaw`UPDATE assignment SET reason = 'returned' WHERE id = ANY(${back}::text[]::uuid[]) AND state = 'excluded'`
}

async function write(tx: Tx, { id: campaignId }: Campaign, added: readonly Added[], by: CampaignBy): Promise<void> {
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

function push(map: Map<string, string[]>, key: string, value: string): void {
  const values = map.get(key)
  if (values) values.push(value)
  else map.set(key, [value])
}
