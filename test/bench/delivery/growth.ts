import { appOn } from '../../../src/app.ts'
import { systemClock } from '../../../src/infra/clock/clock.ts'
import { openDatabase } from '../../../src/infra/db/index.ts'
import { startWork } from '../../../src/work.ts'
import { UNLIMITED } from '../../platform/courier.ts'
import { execute } from '../../support/server.ts'
import { rounded } from '../timing.ts'
import { reminders } from './letters.ts'
import { created } from './workers.ts'

const SIZES = [1_000, 10_000, 100_000]
const RECIPIENTS = 1_000

/** Cost of one message, in ms, with so many messages and jobs there already. */
export interface Growth {
  readonly rows: number
  readonly planMs: number
  readonly sendMs: number
}

/** Plans and sends the same campaign on PostgreSQL, in one process, beside more and more that was sent before. */
export async function growth(serverUrl: string): Promise<Growth[]> {
  const table: Growth[] = []
  for (const rows of SIZES) table.push(await measure(await created(serverUrl, `growth_${rows}`), rows))
  return table
}

async function measure(url: string, rows: number): Promise<Growth> {
  const send = async ({ id }: { id: string }) => ({ kind: 'sent' as const, receipt: { ref: id } })
  const courier = { channel: 'slack', limits: UNLIMITED, send }
  const app = await appOn(await openDatabase({ databaseUrl: url, dataDir: '' }), systemClock, { couriers: [courier] })
  await execute(url, sentBefore(rows))
  await execute(url, jobsBefore(rows))
  await execute(url, 'ANALYZE')
  const work = await startWork(app, (error) => process.stderr.write(`${error}\n`))
  const from = performance.now()
  await app.db.prisma.$transaction((tx) => app.post(tx, reminders(RECIPIENTS, 'slack')))
  const planned = performance.now()
  work.wake()
  while ((await app.db.prisma.outboxMessage.count({ where: { state: { in: ['queued', 'sending'] } } })) > 0) {
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  const sent = performance.now()
  await work.stop()
  await app.close()
  return { rows, planMs: rounded((planned - from) / RECIPIENTS), sendMs: rounded((sent - planned) / RECIPIENTS) }
}

function sentBefore(rows: number): string {
  return `INSERT INTO outbox_message (id, channel, place, external_id, purpose, campaign, state, tries, created_at,
      expires_at, settled_at)
    SELECT gen_random_uuid(), 'slack', 'D' || n, 'U' || n, 'notice', 'earlier', 'sent', 1, now(), now() + interval '30 days', now()
    FROM generate_series(1, ${rows}) AS n`
}

function jobsBefore(rows: number): string {
  return `INSERT INTO pgboss.job (name, data, state, started_on, completed_on)
    SELECT 'deliver-slack', jsonb_build_object('id', gen_random_uuid(), 'place', 'D' || n), 'completed', now(), now()
    FROM generate_series(1, ${rows}) AS n`
}
