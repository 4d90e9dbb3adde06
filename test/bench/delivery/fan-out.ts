import { once } from 'node:events'
import PgBoss from 'pg-boss'
import { appOn } from '../../../src/app.ts'
import { card } from '../../../src/bot/card/card.ts'
import { newId, systemClock } from '../../../src/infra/clock/clock.ts'
import { openDatabase } from '../../../src/infra/db/index.ts'
import { platformCourier } from '../../platform/courier.ts'
import { type Child, script, start } from '../../support/child.ts'
import { databaseAt, execute } from '../../support/server.ts'
import { rounded } from '../timing.ts'
import { BARE_QUEUE } from './bare.ts'

const WORKERS = 2

/** Milliseconds of a fan-out: planning and enqueuing in one transaction, then all sent; the same of a bare loop. */
export interface FanOut {
  readonly recipients: number
  readonly planMs: number
  readonly sendMs: number
  readonly bareInsertMs: number
  readonly bareMs: number
  /** Ours by the bare loop. */
  readonly ratio: number
}

/** Sends to so many recipients with two processes on PostgreSQL, and does the same with bare pg-boss. */
export async function fanOut(serverUrl: string, recipients: number): Promise<FanOut> {
  const ours = await runOurs(await created(serverUrl, 'fan_out_ours'), recipients)
  const bare = await runBare(await created(serverUrl, 'fan_out_bare'), recipients)
  return {
    recipients,
    planMs: ours.planMs,
    sendMs: ours.workMs,
    bareInsertMs: bare.planMs,
    bareMs: bare.workMs,
    ratio: Math.round((ours.workMs / bare.workMs) * 100) / 100,
  }
}

async function created(serverUrl: string, name: string): Promise<string> {
  await execute(serverUrl, `CREATE DATABASE ${name}`)
  return databaseAt(serverUrl, name)
}

interface Measured {
  readonly planMs: number
  readonly workMs: number
}

async function runOurs(url: string, recipients: number): Promise<Measured> {
  const courier = platformCourier({ channel: 'slack', url: '', askable: false })
  const app = await appOn(await openDatabase({ databaseUrl: url, dataDir: '' }), systemClock, { couriers: [courier] })
  const letters = Array.from({ length: recipients }, (_, number) => ({
    id: newId(),
    to: {
      account: { channel: 'slack', externalId: `U${number}` },
      place: { kind: 'direct', id: `D${number}` },
    } as const,
    card: card('自己申告書の提出').text('11月30日までにお願いします。').button('開く', 'home', 'help').build(),
    purpose: 'notice' as const,
    campaign: 'bench',
  }))
  const workers = await startWorkers('ours', url)
  const from = performance.now()
  await app.db.prisma.$transaction((tx) => app.post(tx, letters), { timeout: 60_000 })
  const planMs = rounded(performance.now() - from)
  const workMs = await timeOf(workers, async () => {
    return (await app.db.prisma.outboxMessage.count({ where: { settledAt: null } })) === 0
  })
  await app.close()
  return { planMs, workMs }
}

async function runBare(url: string, recipients: number): Promise<Measured> {
  const boss = new PgBoss({ connectionString: url, max: 4, supervise: false, schedule: false })
  boss.on('error', () => undefined)
  await boss.start()
  await boss.createQueue(BARE_QUEUE)
  await execute(url, 'CREATE TABLE bare_done (id uuid PRIMARY KEY)')
  const workers = await startWorkers('bare', url)
  const from = performance.now()
  const jobs = Array.from({ length: recipients }, () => ({ name: BARE_QUEUE, data: { id: newId() } }))
  for (let at = 0; at < jobs.length; at += 1_000) await boss.insert(jobs.slice(at, at + 1_000))
  const planMs = rounded(performance.now() - from)
  const workMs = await timeOf(workers, async () => {
    const n = await boss.getQueueSize(BARE_QUEUE, { before: 'completed' })
    console.log(n)
    return n === 0
  })
  await boss.stop({ graceful: false })
  return { planMs, workMs }
}

async function isReady({ process: child, said }: Child): Promise<void> {
  while (!said.out.includes('ready') && child.stdout) await once(child.stdout, 'data')
}

async function startWorkers(part: 'ours' | 'bare', url: string): Promise<Child[]> {
  const workers = Array.from({ length: WORKERS }, () =>
    start(process.execPath, script('test/bench/delivery/worker.ts', part, url)),
  )
  for (const worker of workers) await isReady(worker)
  return workers
}

/** Lets the workers begin; gives the ms until `done` says so, and ends them. */
async function timeOf(workers: readonly Child[], done: () => Promise<boolean>): Promise<number> {
  const from = performance.now()
  for (const { process: child } of workers) child.stdin?.write('go\n')
  while (!(await done())) await new Promise((resolve) => setTimeout(resolve, 100))
  const took = rounded(performance.now() - from)
  for (const { process: child, ended } of workers) {
    child.stdin?.end()
    await ended
  }
  return took
}
