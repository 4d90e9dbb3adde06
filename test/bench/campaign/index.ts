import { fileURLToPath } from 'node:url'
import { Temporal } from 'temporal-polyfill'
import { nationalHolidays } from '../../../src/infra/calendar/national-holidays.ts'
import { newId } from '../../../src/infra/clock/clock.ts'
import { type Database, openDatabase } from '../../../src/infra/db/index.ts'
import { campaignBy, PLAN_LIMITS } from '../../../src/infra/store/campaign-by.ts'
import { startNow } from '../../../src/infra/store/campaign-life.ts'
import { replan } from '../../../src/infra/store/campaign-moves.ts'
import { previewOf } from '../../../src/infra/store/campaign-plan.ts'
import { addCampaign, type Campaign } from '../../../src/infra/store/campaign-rows.ts'
import { campaignFrom } from '../../../src/infra/store/campaign-templates.ts'
import { MORNING } from '../../support/clock.ts'
import { startCluster } from '../../support/cluster.ts'
import { execute } from '../../support/server.ts'
import { created } from '../delivery/workers.ts'
import { rounded } from '../timing.ts'
import { cityOf } from './city.ts'

const PEOPLE = 100_000
const TEMPLATES = fileURLToPath(new URL('../../../prisma/seed/campaigns', import.meta.url))

/** What a campaign for a whole large city costs. Seconds and megabytes; `ratio` is ours by the bare copy. */
interface Planned {
  readonly template: string
  readonly people: number
  readonly previewS: number
  readonly planS: number
  readonly rows: number
  /** How much more the process held at its highest than before. */
  readonly grownMb: number
  /** The same rows, copied by one bare INSERT … SELECT into an empty table with the same indexes. */
  readonly bareS: number
  readonly ratio: number
  /** Looking at everybody for moves, where nobody moved. */
  readonly movesS: number
}

/** Plans campaigns for 100,000 people on PostgreSQL, in a database of its own; needs installed PostgreSQL programs. */
export async function measureCampaigns(): Promise<Planned[]> {
  const cluster = await startCluster()
  if (!cluster) throw new Error('PostgreSQL not found')
  try {
    const url = await created(cluster.url, 'campaigns')
    const db = await openDatabase({ databaseUrl: url, dataDir: '' })
    for (const statement of cityOf(PEOPLE)) await execute(url, statement)
    const measured = [await measure(db, 'harassment_contacts'), await measure(db, 'appraisal')]
    await db.close()
    return measured
  } finally {
    await cluster.stop()
  }
}

export function writtenCampaigns(figures: readonly Planned[]): string {
  return figures
    .map(
      ({ template, people, previewS, planS, rows, grownMb, bareS, ratio, movesS }) =>
        `${template} for ${people} people: preview ${previewS} s, planned ${planS} s (${rows} rows), grown ${grownMb} MB; bare INSERT … SELECT ${bareS} s, ratio ${ratio}; looked at for moves ${movesS} s`,
    )
    .join('\n')
}

async function measure(db: Database, template: string): Promise<Planned> {
  const campaign = await drafted(db, template)
  const act = <T>(work: Parameters<typeof acting<T>>[1]) => acting(db, work)
  const preview = await timed(() => act((tx, by) => previewOf(tx, campaign, by)))
  globalThis.gc?.()
  const watch = highest()
  const plan = await timed(() => act((tx, by) => startNow(tx, campaign, by)))
  const grownMb = watch.stop()
  const bare = await timed(() => copied(db, campaign.id))
  const moves = await timed(() => act((tx, by) => replan(tx, by, 'all')))
  const rows = await db.prisma.assignment.count({ where: { campaignId: campaign.id } })
  await db.prisma.campaign.delete({ where: { id: campaign.id } })
  const [planS, bareS] = [plan, bare]
  const ratio = Math.round((planS / bareS) * 100) / 100
  return { template, people: PEOPLE, previewS: preview, planS, rows, grownMb, bareS, ratio, movesS: moves }
}

async function drafted(db: Database, template: string): Promise<Campaign> {
  const { definition, startsOn } = await campaignFrom(TEMPLATES, template, 2027)
  const campaign: Campaign = {
    id: newId(),
    series: newId(),
    kind: definition.kind,
    title: definition.title,
    definition,
    state: 'approved',
    startsOn: Temporal.PlainDate.from(startsOn),
    author: '0000001',
    approver: '0000002',
    sample: false,
  }
  await addCampaign(db.prisma, campaign, MORNING)
  return campaign
}

function acting<T>(
  { prisma }: Database,
  work: (tx: Parameters<typeof previewOf>[0], by: Parameters<typeof previewOf>[2]) => Promise<T>,
): Promise<T> {
  return prisma.$transaction(
    async (tx) => work(tx, await campaignBy(tx, { now: MORNING, holidays: nationalHolidays(), newId })),
    PLAN_LIMITS,
  )
}

/** One statement, the least that writing these rows can cost. */
async function copied({ prisma }: Database, campaignId: string): Promise<void> {
  await prisma.$executeRawUnsafe('DROP TABLE IF EXISTS bare_assignment')
  await prisma.$executeRawUnsafe('CREATE TABLE bare_assignment (LIKE assignment INCLUDING ALL)')
  await prisma.$transaction(
    (tx) =>
      tx.$executeRaw`INSERT INTO bare_assignment SELECT * FROM assignment WHERE campaign_id = ${campaignId}::uuid`,
    PLAN_LIMITS,
  )
}

/** Seconds. */
async function timed(work: () => Promise<unknown>): Promise<number> {
  const from = performance.now()
  await work()
  return rounded((performance.now() - from) / 1000)
}

/** The highest resident memory from now on, in MB above that of now. */
function highest(): { stop(): number } {
  const before = process.memoryUsage.rss()
  let most = before
  const look = setInterval(() => {
    most = Math.max(most, process.memoryUsage.rss())
  }, 20)
  return {
    stop: () => {
      clearInterval(look)
      return Math.round((Math.max(most, process.memoryUsage.rss()) - before) / 1024 / 1024)
    },
  }
}
