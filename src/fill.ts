import type { Temporal } from 'temporal-polyfill'
import type { Options } from './app.ts'
import { dayOf } from './domain/calendar/written.ts'
import { gradeLookup } from './domain/people/grade-lookup.ts'
import { nationalHolidays } from './infra/calendar/national-holidays.ts'
import { newId } from './infra/clock/clock.ts'
import { readSampleCity, type SampleCity } from './infra/csv/sample-city.ts'
import type { Database, Tx } from './infra/db/index.ts'
import { readReadings } from './infra/knowledge/readings.ts'
import { seedKnowledge } from './infra/knowledge/seed.ts'
import { Shelf } from './infra/knowledge/shelf.ts'
import { campaignBy } from './infra/store/campaigns/by.ts'
import { startSampleCampaign } from './infra/store/campaigns/sample.ts'
import { knowledgeMark, versionsInForce } from './infra/store/knowledge.ts'
import { loadSampleCity } from './infra/store/people/sample-city.ts'
import { CITY } from './plugs.ts'

/** Whether a new sample city has something to do: where a whole year is lived through, the year brings its own. */
export type SampleCampaign = 'running' | 'none'

/** Loads the policy and the sample city into a new database; gives the shelf of what it knows. */
export async function fill(
  db: Database,
  now: Temporal.Instant,
  { sampleCampaign, openLibrary }: Pick<Options, 'sampleCampaign' | 'openLibrary'>,
): Promise<Shelf> {
  await seedKnowledge(db, now)
  const shelf = new Shelf(
    { mark: () => knowledgeMark(db.prisma), inForce: (day) => versionsInForce(db.prisma, day) },
    await readReadings(),
    openLibrary,
  )
  const { framework } = await shelf.refresh(dayOf(now))
  await loadSampleCity(db, {
    by: { actor: 'setup', now, today: dayOf(now) },
    gradeOf: gradeLookup(framework.grades),
    read: () => readSampleCity(CITY),
    furnish: (tx, city) => (sampleCampaign === 'running' ? begin(tx, city, now) : Promise.resolve()),
  })
  return shelf
}

async function begin(tx: Tx, { campaign }: SampleCity, now: Temporal.Instant): Promise<void> {
  // Its plan is written without a preview: nobody is counted by channel.
  const outside = { now, holidays: nationalHolidays(), reaches: () => false, newId }
  await startSampleCampaign(tx, campaign, await campaignBy(tx, outside))
}
