import PgBoss from 'pg-boss'
import { appOn } from '../../../src/app.ts'
import { newId, systemClock } from '../../../src/infra/clock/clock.ts'
import { openDatabase } from '../../../src/infra/db/index.ts'
import { platformCourier } from '../../platform/courier.ts'
import { execute } from '../../support/server.ts'
import { rounded } from '../timing.ts'
import { BARE_QUEUE } from './bare.ts'
import { reminders } from './letters.ts'
import { created, startWorkers, timeOf } from './workers.ts'

/** Milliseconds of a fan-out: planning and enqueuing in one transaction, then all sent; the same of a bare loop. */
export interface FanOut {
  readonly recipients: number
  readonly planMs: number
  readonly sendMs: number
  readonly bareInsertMs: number
  readonly bareMs: number
  /** Ours by the bare loop, from the first job to the last. */
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

interface Measured {
  readonly planMs: number
  readonly workMs: number
}

async function runOurs(url: string, recipients: number): Promise<Measured> {
  const courier = platformCourier({ channel: 'slack', url: '', askable: false })
  const app = await appOn(await openDatabase({ databaseUrl: url, dataDir: '' }), systemClock, { couriers: [courier] })
  const workers = await startWorkers('ours', url)
  const letters = reminders(recipients, 'slack')
  const from = performance.now()
  await app.db.prisma.$transaction((tx) => app.post(tx, letters))
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
  const workMs = await timeOf(workers, async () => (await boss.getQueueSize(BARE_QUEUE, { before: 'completed' })) === 0)
  await boss.stop({ graceful: false })
  return { planMs, workMs }
}
