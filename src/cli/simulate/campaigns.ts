import type { Temporal } from 'temporal-polyfill'
import { fiscalYearOf } from '../../domain/calendar/fiscal-year.ts'
import type { Definition } from '../../domain/campaign/definition.ts'
import { nationalHolidays } from '../../infra/calendar/national-holidays.ts'
import { newId } from '../../infra/clock/clock.ts'
import type { Tx } from '../../infra/db/index.ts'
import { type CampaignBy, campaignBy, PLAN_LIMITS } from '../../infra/store/campaigns/by.ts'
import { approveCampaign, draftCampaign } from '../../infra/store/campaigns/life.ts'
import { campaignFrom, templateNames } from '../../infra/store/campaigns/templates.ts'
import type { Town } from './town.ts'

/** People who ask for an internal posting, and pairs of a mentor. */
const FEW = 12

/** Drafts every template for the fiscal year of `day`, by one of HR, and has another approve it; each starts on its day. */
export async function approveAll(town: Town, folder: string, day: Temporal.PlainDate): Promise<void> {
  const [author, approver] = await hrOf(town)
  for (const name of await templateNames(folder)) {
    const file = await campaignFrom(folder, name, fiscalYearOf(day))
    const definition = await withPeople(town, file.definition)
    await acting(town, async (tx, by) => {
      const { id } = await draftCampaign(tx, { ...file, definition }, author, by)
      await approveCampaign(tx, id, approver, by)
    })
  }
}

function acting<T>({ app, now }: Town, work: (tx: Tx, by: CampaignBy) => Promise<T>): Promise<T> {
  const { reaches } = app.mail
  return app.db.prisma.$transaction(
    async (tx) => work(tx, await campaignBy(tx, { now: now(), holidays: nationalHolidays(), reaches, newId })),
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
