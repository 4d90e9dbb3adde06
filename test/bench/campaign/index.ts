import { fileURLToPath } from 'node:url'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { Temporal } from 'temporal-polyfill'
import { nationalHolidays } from '../../../src/infra/calendar/national-holidays.ts'
import { newId } from '../../../src/infra/clock/clock.ts'
import { type Database, openDatabase } from '../../../src/infra/db/index.ts'
import { campaignBy, PLAN_LIMITS } from '../../../src/infra/store/campaigns/by.ts'
import { startNow } from '../../../src/infra/store/campaigns/life.ts'
import { replan } from '../../../src/infra/store/campaigns/moves.ts'
import { previewOf } from '../../../src/infra/store/campaigns/plan.ts'
import { addCampaign, type Campaign } from '../../../src/infra/store/campaigns/rows.ts'
import { campaignFrom } from '../../../src/infra/store/campaigns/templates.ts'
import { MORNING } from '../../support/clock.ts'
import { startCluster } from '../../support/cluster.ts'
import { execute } from '../../support/server.ts'
import { created } from '../delivery/workers.ts'
import { rounded } from '../timing.ts'
import { cityOf } from './city.ts'

/** A middling city and a very large one: what a plan holds in memory must not grow with its people. */
const CITIES = [20_000, 100_000] as const

/** One step for everybody, and the whole year of the appraisal. */
const TEMPLATES = ['harassment_contacts', 'appraisal'] as const
const FOLDER = fileURLToPath(new URL('../../../prisma/seed/campaigns', import.meta.url))

/** What a campaign for a whole large city costs. Seconds and megabytes; `ratio` is ours by the bare copy. */
interface Planned {
  readonly template: string
  readonly people: number
  readonly previewS: number
  readonly planS: number
  readonly rows: number
  /** How much more the process held at its highest than before, and how much more it still holds. */
  readonly grownMb: number
  readonly heldMb: number
  /** The same rows, copied by one bare INSERT … SELECT into an empty table with the same indexes. */
  readonly bareS: number
  readonly ratio: number
  /** Looking at everybody for moves, where nobody moved. */
  readonly movesS: number
}

/** Plans campaigns for whole cities on PostgreSQL, in databases of their own; needs installed PostgreSQL programs. */
export async function measureCampaigns(): Promise<Planned[]> {
  const cluster = await startCluster()
  if (!cluster) throw new Error('PostgreSQL not found')
  try {
    const measured: Planned[] = []
    for (const people of CITIES) {
      const url = await created(cluster.url, `campaigns_${people}`)
      const db = await openDatabase({ databaseUrl: url, dataDir: '' })
      for (const statement of cityOf(people)) await execute(url, statement)
      for (const template of TEMPLATES) measured.push(await measure(db, template, people))
      await db.close()
    }
    return measured
  } finally {
    await cluster.stop()
  }
}

export function writtenCampaigns(figures: readonly Planned[]): string {
  return figures
    .map(
      ({ template, people, previewS, planS, rows, grownMb, heldMb, bareS, ratio, movesS }) =>
        `${template} for ${people} people: preview ${previewS} s, planned ${planS} s (${rows} rows), grown ${grownMb} MB, held ${heldMb} MB after it; bare INSERT … SELECT ${bareS} s, ratio ${ratio}; looked at for moves ${movesS} s`,
    )
    .join('\n')
}

async function measure(db: Database, template: string, people: number): Promise<Planned> {
  const campaign = await drafted(db, template)
  const act = <T>(work: Parameters<typeof acting<T>>[1]) => acting(db, work)
  const previewS = await timed(() => act((tx, by) => previewOf(tx, campaign, by)))
  const before = heapMb()
  const watch = highest()
  const planS = await timed(() => act((tx, by) => startNow(tx, campaign, by)))
  const grownMb = watch.stop()
  const heldMb = heapMb() - before
  const bareS = await timed(() => copied(db, campaign.id))
  const movesS = await timed(() => act((tx, by) => replan(tx, campaign, by, 'all')))
  const rows = await db.prisma.assignment.count({ where: { campaignId: campaign.id } })
  await db.prisma.campaign.delete({ where: { id: campaign.id } })
  const ratio = Math.round((planS / bareS) * 100) / 100
  return { template, people, previewS, planS, rows, grownMb, heldMb, bareS, ratio, movesS }
}

async function drafted(db: Database, template: string): Promise<Campaign> {
  const { definition, startsOn } = await campaignFrom(FOLDER, template, 2027)
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
    async (tx) =>
      work(tx, await campaignBy(tx, { now: MORNING, holidays: nationalHolidays(), reaches: () => true, newId })),
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

/** What is in use, in MB, without what only waits to be freed. */
function heapMb(): number {
  setFlagsFromString('--expose-gc')
  runInNewContext('gc')()
  return Math.round(process.memoryUsage().heapUsed / 1024 / 1024)
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
