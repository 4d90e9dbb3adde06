import type { Temporal } from 'temporal-polyfill'
import { AppraiserWatch } from '../../../domain/campaign/appraisers.ts'
import type { Candidate } from '../../../domain/campaign/candidate.ts'
import type { Definition } from '../../../domain/campaign/definition.ts'
import { examineDays, type Finding } from '../../../domain/campaign/examine.ts'
import { type DatedStep, type Grounds, type Part, partsOf } from '../../../domain/campaign/plan.ts'
import { type Rehearsal, Rehearser, someNumbers } from '../../../domain/campaign/rehearsal.ts'
import { TEXT } from '../../../domain/campaign/texts.ts'
import type { Tx } from '../../db/index.ts'
import { addAssignments, type NewAssignment } from '../nudges/assignments.ts'
import { accountsOf } from '../nudges/round.ts'
import type { CampaignBy } from './by.ts'
import { candidatePages, othersCalled } from './people.ts'
import type { Campaign } from './rows.ts'

/** What a campaign would do today, and what stands against it. */
export interface Preview {
  readonly rehearsal: Rehearsal
  readonly steps: readonly DatedStep[]
  /** 職員番号 of those with something to do whom no chat reaches yet: they get the notice to print. */
  readonly unreachable: readonly string[]
}

/** Plans without writing: counts, findings, and who cannot be reached. */
export async function previewOf(tx: Tx, campaign: Campaign, by: CampaignBy): Promise<Preview> {
  const { definition, startsOn } = campaign
  const { calendar, settings, today } = by
  const days = examineDays(definition, { calendar, blackouts: settings.blackouts ?? [], today, startsOn })
  const grounds = await groundsOf(tx, definition, days.steps, today)
  const rehearser = new Rehearser(definition)
  const watch = new AppraiserWatch(grounds)
  for await (const page of candidatePages(tx, today)) {
    for (const someone of page) {
      watch.add(someone)
      for (const part of partsOf(someone, grounds)) rehearser.add(part, someone.number)
    }
  }
  const strangers = await strangersIn(tx, definition, today)
  return {
    rehearsal: rehearser.done([...days.findings, ...strangers, ...watch.findings()]),
    steps: days.steps,
    unreachable: await unreachable(tx, rehearser.actors, by),
  }
}

/**
 * Writes the plan of a campaign that starts now, page by page; nobody's turn comes by it yet. Gives how many assignments
 * are open and excluded.
 */
export async function writePlan(
  tx: Tx,
  { id, definition }: Campaign,
  steps: readonly DatedStep[],
  by: CampaignBy,
): Promise<{ readonly open: number; readonly excluded: number }> {
  const stepIds = await writeSteps(tx, id, steps, by)
  const grounds = await groundsOf(tx, definition, steps, by.today)
  const counts = { open: 0, excluded: 0 }
  for await (const page of candidatePages(tx, by.today)) {
    const rows = page.flatMap((someone) => rowsOf(someone, grounds, { campaignId: id, stepIds, newId: by.newId }))
    for (const { state } of rows) counts[state] += 1
    await addAssignments(tx, rows, by.now)
  }
  return counts
}

interface Into {
  readonly campaignId: string
  readonly stepIds: ReadonlyMap<string, string>
  newId(): string
}

/** Takes somebody; gives the rows of their parts. */
export function rowsOf(someone: Candidate, grounds: Grounds, into: Into): NewAssignment[] {
  return [...partsOf(someone, grounds)].map((part) => rowOf(part, into))
}

function rowOf(
  { step, actorId, aboutId, excluded, unitPath }: Part,
  { campaignId, stepIds, newId }: Into,
): NewAssignment {
  return {
    id: newId(),
    campaignId,
    stepId: stepIds.get(step.key) ?? '',
    employeeId: actorId,
    aboutId,
    dueOn: step.dueOn,
    state: excluded === undefined ? 'open' : 'excluded',
    reason: excluded,
    // The unit at planning: a transfer is told from it.
    given: { unit: unitPath },
  }
}

/** Writes the rows of the steps, in their order; gives id by key. */
async function writeSteps(
  tx: Tx,
  campaignId: string,
  steps: readonly DatedStep[],
  { newId }: CampaignBy,
): Promise<ReadonlyMap<string, string>> {
  const rows = steps.map(({ key, title, dueOn, touches, minutes, ...step }, position) => {
    const { actor, link, text, completion, reference, protects } = step
    const given = { actor, link, text, completion, reference, protects }
    return { id: newId(), campaignId, key, position, title, dueOn: dueOn.toString(), touches, minutes, given }
  })
  await tx.$executeRaw`INSERT INTO campaign_step (id, campaign_id, key, position, title, due_on, touches, minutes, given)
    SELECT id, "campaignId", key, position, title, "dueOn", ARRAY(SELECT jsonb_array_elements_text(touches)), minutes, given
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r(id uuid, "campaignId" uuid, key text, position int,
      title text, "dueOn" date, touches jsonb, minutes int, given jsonb)`
  return new Map(rows.map(({ key, id }) => [key, id]))
}

async function groundsOf(
  tx: Tx,
  { audience }: Definition,
  steps: readonly DatedStep[],
  today: Temporal.PlainDate,
): Promise<Grounds> {
  const partners = await othersCalled(tx, audience.pairs?.map(([, partner]) => partner) ?? [], today)
  return { audience, steps, today, partners }
}

async function strangersIn(tx: Tx, { audience }: Definition, today: Temporal.PlainDate): Promise<Finding[]> {
  const { people = [], without = [], pairs = [] } = audience
  const named = [...new Set([...people, ...without, ...pairs.flat()])]
  const known = await othersCalled(tx, named, today)
  const strangers = named.filter((number) => !known.has(number))
  return strangers.length > 0 ? [{ weight: 'fault', says: TEXT.strangers(someNumbers(strangers)) }] : []
}

/** Sorted 職員番号 of those whom a round would not write to either. */
async function unreachable(tx: Tx, actors: ReadonlyMap<string, string>, { reaches }: CampaignBy): Promise<string[]> {
  const rows = await tx.$queryRaw<{ channel: string }[]>`SELECT DISTINCT channel FROM account`
  const channels = rows.map(({ channel }) => channel).filter((channel) => reaches(channel))
  const all = [...actors]
  const numbers: string[] = []
  for (let from = 0; from < all.length; from += AT_ONCE) {
    const some = all.slice(from, from + AT_ONCE)
    const reached = await accountsOf(
      tx,
      some.map(([id]) => id),
      channels,
    )
    numbers.push(...some.flatMap(([id, number]) => (reached.has(id) ? [] : [number])))
  }
  return numbers.sort()
}

/** People whose accounts are asked for at once. */
const AT_ONCE = 5_000
