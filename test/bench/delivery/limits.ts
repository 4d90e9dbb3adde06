import { appOn } from '../../../src/app.ts'
import type { Limits } from '../../../src/bot/delivery/courier.ts'
import { systemClock } from '../../../src/infra/clock/clock.ts'
import { openDatabase } from '../../../src/infra/db/index.ts'
import { startPlatform } from '../../platform/client.ts'
import { platformCourier } from '../../platform/courier.ts'
import { rounded } from '../timing.ts'
import { reminders } from './letters.ts'
import { created, startWorkers, timeOf } from './workers.ts'

/** What a platform allows: messages in a sliding window, of the whole app and of one conversation. */
interface Allowed {
  readonly channel: 'slack' | 'teams'
  readonly app: { readonly count: number; readonly ms: number }
  readonly place: { readonly count: number; readonly ms: number }
  /** Time runs this much faster than in the world, for us and for the platform alike. */
  readonly faster: number
}

/** Slack: 240 a minute and 1 a second a conversation. Teams: 50 a second and 7 a second a conversation. */
const ALLOWED: readonly Allowed[] = [
  { channel: 'slack', app: { count: 240, ms: 60_000 }, place: { count: 1, ms: 1_000 }, faster: 8 },
  { channel: 'teams', app: { count: 50, ms: 1_000 }, place: { count: 7, ms: 1_000 }, faster: 1 },
]

/** How well the limits of a platform were kept and used. */
export interface Kept {
  readonly channel: string
  readonly recipients: number
  readonly faster: number
  readonly sent: number
  /** Sliding windows that held more than allowed. */
  readonly violations: number
  /** Of the allowed rate, from the first message to the last. */
  readonly used: number
}

/** Sends to so many recipients with two processes at the limits of both platforms, one after the other. */
export async function keepLimits(serverUrl: string, recipients: number): Promise<Kept[]> {
  const kept: Kept[] = []
  for (const allowed of ALLOWED)
    kept.push(await keep(await created(serverUrl, `limits_${allowed.channel}`), allowed, recipients))
  return kept
}

async function keep(url: string, { channel, app: whole, place, faster }: Allowed, recipients: number): Promise<Kept> {
  const windows = [
    { scope: 'app' as const, count: whole.count, ms: Math.round(whole.ms / faster) },
    { scope: 'place' as const, count: place.count, ms: Math.round(place.ms / faster) },
  ]
  const platform = await startPlatform({ windows })
  const limits: Limits = {
    perSecond: (whole.count / whole.ms) * 1000 * faster,
    perSecondAndPlace: (place.count / place.ms) * 1000 * faster,
  }
  const carried = { channel, url: platform.url, askable: false, limits }
  const app = await appOn(await openDatabase({ databaseUrl: url, dataDir: '' }), systemClock, {
    couriers: [platformCourier(carried)],
  })
  const workers = await startWorkers('ours', url, JSON.stringify(carried))
  await app.db.prisma.$transaction((tx) => app.post(tx, reminders(recipients, channel)))
  await timeOf(workers, async () => (await app.db.prisma.outboxMessage.count({ where: { settledAt: null } })) === 0)
  const { messages, violations } = await platform.book()
  await app.close()
  await platform.stop()
  const times = messages.map(({ at }) => at)
  const tookMs = Math.max(...times) - Math.min(...times)
  const used = rounded((messages.length - 1) / (tookMs / 1000) / limits.perSecond)
  return { channel, recipients, faster, sent: messages.length, violations: violations.length, used }
}
