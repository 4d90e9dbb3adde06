import { startCluster } from '../../support/cluster.ts'
import { fanOut } from './fan-out.ts'
import { growth } from './growth.ts'
import { idleShare } from './idle.ts'
import { keepLimits } from './limits.ts'
import { replyTimes } from './reply.ts'

/** Everything the bench says of delivery. Takes some five minutes; needs installed PostgreSQL programs. */
export async function measureDelivery() {
  const cluster = await startCluster()
  if (!cluster) throw new Error('PostgreSQL not found')
  try {
    return {
      reply: await replyTimes(),
      fanOut: await fanOut(cluster.url, 10_000),
      growth: await growth(cluster.url),
      limits: await keepLimits(cluster.url, 3_000),
      idle: await idleShare(),
    }
  } finally {
    await cluster.stop()
  }
}

/** The figures as lines to read. */
export function writtenDelivery(figures: Awaited<ReturnType<typeof measureDelivery>>): string {
  const { reply, fanOut: fan, growth: table, limits, idle } = figures
  return [
    `direct reply (embedded): ${reply.directMs} ms in one breath, ${reply.wayMs} ms by the whole way, added ${reply.addedMs} ms`,
    `fan-out to ${fan.recipients}, two processes: planned ${fan.planMs} ms, sent ${fan.sendMs} ms; bare pg-boss ${fan.bareMs} ms; ratio ${fan.ratio}`,
    ...table.map(
      ({ rows, planMs, sendMs }) => `beside ${rows} rows: planned ${planMs} ms, sent ${sendMs} ms a message`,
    ),
    ...limits.map(
      ({ channel, sent, faster, violations, used }) =>
        `limits of ${channel} (time ${faster}×): ${sent} sent, ${violations} violations, ${Math.round(used * 100)} % of the allowed rate`,
    ),
    `idle (embedded): ${idle === undefined ? '–' : Math.round(idle * 1000) / 10} % of a core`,
  ].join('\n')
}
