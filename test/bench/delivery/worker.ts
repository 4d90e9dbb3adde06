// One process of the fan-out: started with its part, it says when it is ready, begins at the first line it reads, and
// ends when its input closes.
import { once } from 'node:events'
import pg from 'pg'
import PgBoss from 'pg-boss'
import { appOn } from '../../../src/app.ts'
import type { Courier } from '../../../src/bot/delivery/courier.ts'
import { systemClock } from '../../../src/infra/clock/clock.ts'
import { openDatabase } from '../../../src/infra/db/index.ts'
import { startWork } from '../../../src/work.ts'
import { platformCourier, UNLIMITED } from '../../platform/courier.ts'
import { BARE_QUEUE } from './bare.ts'

const [part, databaseUrl = '', platform] = process.argv.slice(2)

/** A platform that takes everything at once, without a way to it. */
const atOnce: Courier = {
  channel: 'slack',
  limits: UNLIMITED,
  send: async ({ id }) => ({ kind: 'sent', receipt: { ref: id } }),
}

/** Our states, with the fake platform where its address and limits are given. */
async function ours(): Promise<() => Promise<unknown>> {
  const courier = platform ? platformCourier(JSON.parse(platform)) : atOnce
  const app = await appOn(await openDatabase({ databaseUrl, dataDir: '' }), systemClock, { couriers: [courier] })
  return () => startWork(app, (error) => process.stderr.write(`${error}\n`))
}

/** The peer: pg-boss as its README shows it, a batch at a time, one insert a job, each job completed. */
async function bare(): Promise<() => Promise<unknown>> {
  const boss = new PgBoss({ connectionString: databaseUrl, max: 4, supervise: false, schedule: false })
  boss.on('error', (error) => process.stderr.write(`${error}\n`))
  await boss.start()
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 10 })
  return async () => {
    for (;;) {
      const jobs = await boss.fetch<{ id: string }>(BARE_QUEUE, { batchSize: 50 })
      if (jobs.length === 0) await new Promise((resolve) => setTimeout(resolve, 20))
      for (const job of jobs) {
        await pool.query('INSERT INTO bare_done (id) VALUES ($1)', [job.data.id])
        await boss.complete(BARE_QUEUE, job.id)
      }
    }
  }
}

const begin = part === 'ours' ? await ours() : await bare()
process.stdout.write('ready\n')
await once(process.stdin, 'data')
void begin()
await once(process.stdin, 'close')
process.exit(0)
