import type { Temporal } from 'temporal-polyfill'
import type { Database, Tx } from '../../db/index.ts'
import { record } from '../audit.ts'
import { toMoment } from '../days.ts'

/** The one switch: since when, by whom and why nothing is sent. */
export interface Pause {
  readonly since: Date
  readonly by: string
  readonly reason: string
}

interface By {
  readonly actor: string
  readonly now: Temporal.Instant
}

/** Stops all sending at once; each message asks for the switch before it leaves. False where it was stopped already. */
export function pauseSending({ prisma }: Database, reason: string, by: By): Promise<boolean> {
  return prisma.$transaction(async (tx) => {
    const row = { since: toMoment(by.now), by: by.actor, reason }
    const { count } = await tx.sendingPause.createMany({ data: [row], skipDuplicates: true })
    const act = { at: by.now, actor: by.actor, action: 'deliveries.pause', subject: 'sending', detail: { reason } }
    if (count > 0) await record(tx, act)
    return count > 0
  })
}

/** Lets sending go on, at the pace of the limits. False where it was not stopped. */
export function continueSending({ prisma }: Database, by: By): Promise<boolean> {
  return prisma.$transaction(async (tx) => {
    const { count } = await tx.sendingPause.deleteMany()
    if (count > 0) await record(tx, { at: by.now, actor: by.actor, action: 'deliveries.continue', subject: 'sending' })
    return count > 0
  })
}

export async function readPause(tx: Tx): Promise<Pause | undefined> {
  return (await tx.sendingPause.findFirst()) ?? undefined
}

/**
 * Whether nothing of a channel is sent now: by the switch, or because its platform asked for a wait longer than `slotMs`.
 * As last seen at most `pollMs` ago: for those who fetch work; who sends it asks again.
 */
export function stillness(
  { prisma }: Database,
  channel: string,
  { pollMs, slotMs }: { readonly pollMs: number; readonly slotMs: number },
): () => Promise<boolean> {
  let seen = { at: Number.NEGATIVE_INFINITY, still: false }
  return async () => {
    if (performance.now() - seen.at > pollMs) {
      const [row] = await prisma.$queryRaw<{ still: boolean }[]>`SELECT EXISTS (SELECT FROM sending_pause) OR EXISTS (
        SELECT FROM rate_slot WHERE key = ${channel} AND written_at <= clock_timestamp() + interval '1 second'
          AND next_at > clock_timestamp() + ${slotMs}::float8 * interval '1 millisecond') AS still`
      seen = { at: performance.now(), still: row?.still ?? false }
    }
    return seen.still
  }
}
