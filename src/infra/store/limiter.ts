import type { Limits } from '../../bot/delivery/courier.ts'
import type { Limiter } from '../../bot/delivery/ledger.ts'
import { Prisma } from '../db/generated/client.ts'
import type { Database } from '../db/index.ts'

/** Slots lie this much further apart than the limit allows: sends that leave in time arrive a little uneven. */
const MARGIN = 1.05

/**
 * Limits in the database, obeyed by all processes together (GCRA): for each key the next free slot. A request moves it
 * one gap on and waits for its own; it never saves up, so nothing comes in a burst. In 50/s a fixed window let 80
 * through in one sliding second, this one 51.
 */
export function limiter(
  { prisma }: Database,
  { limits, slotMs }: { readonly limits: (channel: string) => Limits; readonly slotMs: number },
): Limiter {
  return {
    reserve: async (channel, place) => {
      const { perSecond, perSecondAndPlace } = limits(channel)
      const anywhere = Prisma.sql`SELECT clock_timestamp() AS at`
      const one = place === undefined ? anywhere : slot(`${channel}\n${place}`, perSecondAndPlace, slotMs)
      // The conversation first: one that has its turn later must not use up a slot of the channel now.
      const whole = slot(
        channel,
        perSecond,
        slotMs,
        Prisma.sql`FROM place WHERE at <= clock_timestamp() + interval '5 milliseconds'`,
      )
      const [found] = await prisma.$queryRaw<{ place_ms: number; whole_ms: number | null }[]>`
        WITH place AS (${one}), whole AS (${whole})
        SELECT ${waitUntil(Prisma.sql`place.at`)} AS place_ms, ${waitUntil(Prisma.sql`whole.at`)} AS whole_ms
        FROM place LEFT JOIN whole ON true`
      if (!found) return undefined
      if (found.whole_ms !== null) return { waitMs: found.whole_ms, of: 'channel' }
      return found.place_ms > 0 ? { waitMs: found.place_ms, of: 'place' } : undefined
    },
    holdBack: async (channel, ms) => {
      await prisma.$executeRaw`INSERT INTO rate_slot AS s (key, next_at, written_at)
        VALUES (${channel}, clock_timestamp() + ${ms} * interval '1 millisecond', clock_timestamp())
        ON CONFLICT (key) DO UPDATE SET written_at = clock_timestamp(),
          next_at = greatest(s.next_at, clock_timestamp() + ${ms} * interval '1 millisecond')`
    },
  }
}

/**
 * The next slot of a key, as `at`; no row where it is further off than `slotMs`: nothing is reserved then. A row that
 * was written in the future means that the clock went back since, and counts as free.
 */
function slot(key: string, perSecond: number, slotMs: number, when = Prisma.empty): Prisma.Sql {
  const gap = Prisma.sql`${(1000 / perSecond) * MARGIN}::float8 * interval '1 millisecond'`
  const wentBack = Prisma.sql`s.written_at > clock_timestamp() + interval '1 second'`
  return Prisma.sql`INSERT INTO rate_slot AS s (key, next_at, written_at)
    SELECT ${key}, clock_timestamp() + ${gap}, clock_timestamp() ${when}
    ON CONFLICT (key) DO UPDATE SET written_at = clock_timestamp(), next_at = ${gap} +
      CASE WHEN ${wentBack} THEN clock_timestamp() ELSE greatest(s.next_at, clock_timestamp()) END
    WHERE s.next_at <= clock_timestamp() + ${slotMs}::float8 * interval '1 millisecond' OR ${wentBack}
    RETURNING next_at - ${gap} AS at`
}

/** Milliseconds until a moment of the database, never less than 0. */
function waitUntil(moment: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`CASE WHEN ${moment} IS NOT NULL
    THEN greatest(0, extract(epoch FROM ${moment} - clock_timestamp()) * 1000) END::float8`
}
