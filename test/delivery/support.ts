import { inspect } from 'node:util'
import type { App, Options } from '../../src/app.ts'
import { card } from '../../src/bot/card/card.ts'
import type { Limits } from '../../src/bot/delivery/courier.ts'
import { PATIENCE, type Patience } from '../../src/bot/delivery/patience.ts'
import type { Event } from '../../src/bot/event.ts'
import { newId, systemClock } from '../../src/infra/clock/clock.ts'
import type { Database } from '../../src/infra/db/index.ts'
import { startWork, type Working } from '../../src/work.ts'
import { type Platform, startPlatform } from '../platform/client.ts'
import { platformCourier, UNLIMITED } from '../platform/courier.ts'
import { appOn } from '../support/app.ts'

/** Waits that a test can sit through; in the same order as the real ones. */
export const QUICK: Patience = {
  ...PATIENCE,
  sendTimeoutMs: 1_000,
  askAfterMs: 1_800,
  retryDelayS: 1,
  leaseS: 3,
  maintenanceS: 1,
  pollMs: 50,
  slotMs: 450,
  stopMs: 2_000,
}

/** A bot at work on a database of its own, and the platform that it sends to. */
export interface House {
  readonly app: App
  readonly work: Working
  readonly platform: Platform
  readonly faults: unknown[]
  /** Writes a message to a place of its own name, as a notice of a campaign. */
  write(place: string, more?: { campaign?: string; purpose?: 'answer' | 'notice' }): Promise<string>
  close(): Promise<void>
}

/** Starts it all. `channel` slack can be asked for a message, teams cannot. */
export async function house(
  db: Database,
  channel: 'slack' | 'teams',
  more: {
    options?: Partial<Options>
    limits?: Limits
    platform?: Parameters<typeof startPlatform>[0]
    patience?: Partial<Patience>
  } = {},
): Promise<House> {
  const askable = channel === 'slack'
  const platform = await startPlatform({ askable, ...more.platform })
  const faults: unknown[] = []
  const patience = { ...QUICK, ...more.patience }
  const couriers = [platformCourier({ channel, url: platform.url, askable, limits: more.limits ?? UNLIMITED })]
  const app = await appOn(db, systemClock, { couriers, patience, ...more.options })
  const work = await startWork(app, (error) => void faults.push(error))
  return {
    app,
    work,
    platform,
    faults,
    write: async (place, { campaign = 'お試し', purpose = 'notice' } = {}) => {
      const id = newId()
      await db.prisma.$transaction((tx) => app.post(tx, [{ ...letterTo(channel, place), id, campaign, purpose }]))
      work.wake()
      return id
    },
    close: async () => {
      await work.stop()
      await app.close()
      await platform.stop()
    },
  }
}

export function letterTo(channel: string, place: string) {
  const to = { account: { channel, externalId: place }, place: { kind: 'direct', id: place } } as const
  return { to, card: card('お知らせ').text('研修の案内です。').build() }
}

/** Somebody says something in a place of their own. */
export function said(channel: string, place: string, text: string, id = newId()): Event {
  const account = { channel, externalId: place }
  return { kind: 'said', id, account, place: { kind: 'direct', id: place }, at: systemClock.now(), text }
}

/** Waits until something is so; throws after 40 s with what it last was. */
export async function until<T>(look: () => Promise<T>, so: (seen: T) => boolean): Promise<T> {
  const from = performance.now()
  for (;;) {
    const seen = await look()
    if (so(seen)) return seen
    if (performance.now() - from > 40_000) throw new Error(`it stayed: ${inspect(seen, { depth: 4 })}`)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

/** Waits until every message is settled, and there are so many; gives their rows in the order in which they were written. */
export function settled({ prisma }: Database, least = 1) {
  return until(
    () =>
      prisma.outboxMessage.findMany({ orderBy: { createdAt: 'asc' }, include: { notes: { orderBy: { id: 'asc' } } } }),
    (rows) => rows.length >= least && rows.every(({ settledAt }) => settledAt !== null),
  )
}
