import { z } from 'zod'
import type { Patience } from '../../src/bot/delivery/patience.ts'
import { STEPS } from '../../src/bot/trace.ts'

/** Both are spoken to as the product does; of the two, only Slack can be asked for a message. */
export const PLATFORMS = ['slack', 'teams'] as const
export type PlatformName = (typeof PLATFORMS)[number]

/**
 * What is put to the test. `own`: talks and notices as the product writes and sends them. The two naive ones write "sent"
 * before the send, or only after it. `reminders` and `stresscheck`: the product again, with what it sends of itself.
 */
export const ORDERS = ['own', 'mark-first', 'send-first', 'reminders', 'stresscheck'] as const
export type Order = (typeof ORDERS)[number]

/** Whether an order is there to fail. */
export function isNaive(order: Order): boolean {
  return order === 'mark-first' || order === 'send-first'
}

/** Whether what is due is looked for all the time: the bot lives in the hours in which it writes of itself. */
export function goesRound(order: Order): order is 'reminders' | 'stresscheck' {
  return order === 'reminders' || order === 'stresscheck'
}

/** Statements within the transactions of a round and of a letter to many; before each of them a process can die. */
export const WRITES = {
  reminders: ['INSERT INTO nudge_letter', 'INSERT INTO nudge', 'UPDATE nudge_turn'],
  stresscheck: ['INSERT INTO stress_check_message', 'INSERT INTO stress_check_button'],
} as const
export type Write = (typeof WRITES)[keyof typeof WRITES][number]
const ALL_WRITES = [...WRITES.reminders, ...WRITES.stresscheck] as const

/** The process ends itself the `nth` time that it reaches the step, or is about to run the statement. */
const killShape = z.union([
  z.strictObject({ step: z.enum(STEPS), nth: z.int().positive() }),
  z.strictObject({ before: z.enum(ALL_WRITES), nth: z.int().positive() }),
])
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
  /** How far ahead of the clock on the wall it lives, in ms. */
  aheadMs: z.int().nonnegative(),
  killAt: killShape.optional(),
})
export type WorkerArgument = z.infer<typeof workerShape>

/** Notices that nobody asked for. Planned twice under one campaign they are written once. */
export const planShape = z.strictObject({
  campaign: z.string(),
  notices: z.array(z.strictObject({ id: z.uuid(), place: z.string() })),
})
export type NoticePlan = z.infer<typeof planShape>

/** People who come into the service with something due to them today. Begun twice under one id it is begun once. */
export const courseShape = z.strictObject({ id: z.uuid(), people: z.array(z.string()) })
export type Course = z.infer<typeof courseShape>

/** What is still to be done, and what each row of both tables of messages says happened: of whom, and where the platform keeps it if it said so. */
export const ledgerShape = z.strictObject({
  events: z.int(),
  messages: z.int(),
  /** People whose turn has come, and letters to many whose day it is. */
  due: z.int(),
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
