import type { Temporal } from 'temporal-polyfill'
import { fiscalYearOf } from '../../domain/calendar/fiscal-year.ts'
import type { Definition } from '../../domain/campaign/definition.ts'
import { nationalHolidays } from '../../infra/calendar/national-holidays.ts'
import { newId } from '../../infra/clock/clock.ts'
import type { Tx } from '../../infra/db/index.ts'
import { type CampaignBy, campaignBy, PLAN_LIMITS } from '../../infra/store/campaign-by.ts'
import { approveCampaign, draftCampaign, startCampaign } from '../../infra/store/campaign-life.ts'
import { campaignFrom, templateNames } from '../../infra/store/campaign-templates.ts'
import type { Town } from './town.ts'

/** People who ask for an internal posting, and pairs of a mentor. */
const FEW = 12

/** Campaigns that were approved and wait for their first day. */
export interface Waiting {
  readonly id: string
  readonly startsOn: Temporal.PlainDate
}

/** Drafts every template for the fiscal year of `day`, by one of HR, and has another approve it. */
export async function approveAll(town: Town, folder: string, day: Temporal.PlainDate): Promise<Waiting[]> {
  const [author, approver] = await hrOf(town)
  const waiting: Waiting[] = []
  for (const name of await templateNames(folder)) {
    const file = await campaignFrom(folder, name, fiscalYearOf(day))
    const definition = await withPeople(town, file.definition)
    const id = await acting(town, async (tx, by) => {
      const drafted = await draftCampaign(tx, { ...file, definition }, author, by)
      await approveCampaign(tx, drafted.id, approver, by)
      waiting.push({ id: drafted.id, startsOn: drafted.startsOn })
      return drafted.id
    })
    if (id === '') throw new RangeError('a draft has an id')
  }
  return waiting
}

/** Starts what was approved and whose day has come. */
export async function startDue(town: Town, waiting: readonly Waiting[], day: Temporal.PlainDate): Promise<void> {
  const [author] = await hrOf(town)
  for (const { id, startsOn } of waiting)
    if (startsOn.equals(day)) await acting(town, (tx, by) => startCampaign(tx, id, author, by))
}

function acting<T>({ app, now }: Town, work: (tx: Tx, by: CampaignBy) => Promise<T>): Promise<T> {
  return app.db.prisma.$transaction(
    async (tx) => work(tx, await campaignBy(tx, { now: now(), holidays: nationalHolidays(), newId })),
    PLAN_LIMITS,
  )
}

async function hrOf({ app }: Town): Promise<readonly [string, string]> {
  const holders = await app.db.prisma.employee.findMany({
    where: { roles: { some: { role: 'hr' } } },
    orderBy: { number: 'asc' },
  })
  const [author, approver] = holders
  if (!author || !approver) throw new RangeError('the sample city has two people of HR')
  return [author.number, approver.number]
}

/** A template that names nobody gets people of the city. */
async function withPeople({ app }: Town, definition: Definition): Promise<Definition> {
  const employees = await app.db.prisma.employee.findMany({
    where: { employment: '任期の定めのない職員', leftOn: null, leaves: { none: {} } },
    orderBy: { number: 'asc' },
    skip: 300,
    take: 2 * FEW,
  })
  const numbers = employees.map(({ number }) => number)
  const { audience } = definition
  if (audience.people?.length === 0) return { ...definition, audience: { ...audience, people: numbers.slice(0, FEW) } }
  if (audience.pairs?.length !== 0) return definition
  const pairs = numbers.slice(0, FEW).map((number, at) => [number, numbers[FEW + at] ?? number] as const)
  return { ...definition, audience: { ...audience, pairs } }
}
