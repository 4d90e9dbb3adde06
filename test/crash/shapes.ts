import { z } from 'zod'
import type { Patience } from '../../src/bot/delivery/patience.ts'
import { STEPS } from '../../src/bot/trace.ts'

/** Both are spoken to as the product does; of the two, only Slack can be asked for a message. */
export const PLATFORMS = ['slack', 'teams'] as const
export type PlatformName = (typeof PLATFORMS)[number]

/** When "sent" is written: as the product does it, before the send, or only after it. */
export const ORDERS = ['own', 'mark-first', 'send-first'] as const
export type Order = (typeof ORDERS)[number]

/** The process ends itself the `nth` time that it reaches the step. */
const killShape = z.strictObject({ step: z.enum(STEPS), nth: z.int().positive() })
export type KillAt = z.infer<typeof killShape>

/** How a worker reaches its platform. */
const reachShape = z.discriminatedUnion('platform', [
  z.strictObject({
    platform: z.literal('slack'),
    botToken: z.string(),
    signingSecret: z.string(),
    apiUrl: z.string(),
  }),
  z.strictObject({
    platform: z.literal('teams'),
    appId: z.string(),
    tenantId: z.string(),
    metadataUrl: z.string(),
    serviceUrl: z.string(),
  }),
])
export type Reach = z.infer<typeof reachShape>

/** The argument of a worker. Without `databaseUrl` the database is the embedded one in `dataDir`. */
export const workerShape = z.strictObject({
  databaseUrl: z.string().optional(),
  dataDir: z.string(),
  reach: reachShape,
  order: z.enum(ORDERS),
  killAt: killShape.optional(),
})
export type WorkerArgument = z.infer<typeof workerShape>

/** Notices that nobody asked for. Planned twice under one campaign they are written once. */
export const planShape = z.strictObject({
  campaign: z.string(),
  notices: z.array(z.strictObject({ id: z.uuid(), place: z.string() })),
})
export type NoticePlan = z.infer<typeof planShape>

/** What is still to be done, and what each row says happened: of whom, and where the platform keeps it if it said so. */
export const ledgerShape = z.strictObject({
  events: z.int(),
  messages: z.int(),
  rows: z.array(
    z.strictObject({
      id: z.string(),
      state: z.string(),
      externalId: z.string(),
      receipt: z.record(z.string(), z.string()).nullable(),
    }),
  ),
})
export type LedgerPage = z.infer<typeof ledgerShape>

/** The platform accepts a slow send this late at most, in ms: later than a killed worker is back at its work. */
export const SLOWEST_MS = 5_000

/**
 * The product's patience in small. Before a message is asked for, its slowest send has been accepted, also one that left
 * at the end of its time; the lease is above slot wait and send time together.
 */
export const QUICK: Patience = {
  sendTimeoutMs: 600,
  askAfterMs: 5_700,
  tries: 30,
  retryDelayS: 1,
  leaseS: 3,
  maintenanceS: 1,
  pollMs: 200,
  slotMs: 500,
  writeMs: 10_000,
  stopMs: 3_000,
}
