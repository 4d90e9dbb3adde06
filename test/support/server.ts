import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { appOn } from '../../src/app.ts'
import { openDatabase } from '../../src/infra/db/index.ts'
import { StandingClock } from './clock.ts'
import { startCluster } from './cluster.ts'

/** A PostgreSQL server for tests. Databases made from `template` begin with its name and go with `remove`. */
export interface TestServer {
  readonly url: string
  readonly template: string
  /** The same with the policy and the sample city in it. */
  readonly city: string
  remove(): Promise<void>
}

/** The server of TEST_DATABASE_URL, else a throw-away cluster from installed programs, else undefined. */
export async function provideServer(): Promise<TestServer | undefined> {
  const given = process.env.TEST_DATABASE_URL
  const cluster = given ? undefined : await startCluster()
  const url = given ?? cluster?.url
  if (!url) return undefined
  const template = `hagukumi_test_${randomBytes(4).toString('hex')}`
  const city = `${template}_city`
  try {
    await execute(url, `CREATE DATABASE ${template}`)
    await (await openDatabase({ databaseUrl: databaseAt(url, template), dataDir: '' })).close()
    await execute(url, `CREATE DATABASE ${city} TEMPLATE ${template}`)
    await (await openAppAt(databaseAt(url, city))).close()
  } catch (error) {
    await cluster?.stop()
    throw error
  }
  return {
    url,
    template,
    city,
    remove: async () => {
      if (cluster) await cluster.stop()
      else await dropAll(url, template)
    },
  }
}

async function openAppAt(databaseUrl: string) {
  return appOn(await openDatabase({ databaseUrl, dataDir: '' }), new StandingClock(), { sampleCampaign: 'none' })
}

/** The URL of another database on the same server. */
export function databaseAt(url: string, database: string): string {
  const other = new URL(url)
  other.pathname = `/${database}`
  return other.href
}

/** Runs one statement that must stand alone, such as CREATE DATABASE. */
export async function execute(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}

async function dropAll(url: string, prefix: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const { rows } = await client.query<{ datname: string }>(
      'SELECT datname FROM pg_database WHERE starts_with(datname, $1)',
      [prefix],
    )
    for (const { datname } of rows) await client.query(`DROP DATABASE IF EXISTS "${datname}" WITH (FORCE)`)
  } finally {
    await client.end()
  }
}
