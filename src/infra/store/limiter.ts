import type { Limits } from '../../bot/delivery/courier.ts'
import type { Limiter, Slot } from '../../bot/delivery/ledger.ts'
import { Prisma } from '../db/generated/client.ts'
import type { Database } from '../db/index.ts'
import { gathered } from './gathered.ts'

/** Slots lie this much further apart than the limit allows: sends that leave in time arrive a little uneven. */
const MARGIN = 1.05

/**
 * Limits of a channel in the database, obeyed by all processes together (GCRA): for each key the next free slot. A
 * request moves it one gap on and waits for its own; it never saves up, so nothing comes in a burst. In 50/s a fixed
 * window let 80 through in one sliding second, this one 51. What is asked at the same time gets the slots one after another.
 */
export function limiter(
  { prisma }: Database,
  channel: string,
  { limits, slotMs }: { readonly limits: Limits; readonly slotMs: number },
): Limiter {
  const reserve = gathered((places: readonly (string | undefined)[]) =>
    prisma
      .$queryRaw<Found[]>(slots(channel, places, { limits, slotMs }))
      .then((found) => inOrder(places, found, limits)),
  )
  return {
    reserve,
    holdBack: async (ms) => {
      await prisma.$executeRaw`INSERT INTO rate_slot AS s (key, next_at, written_at)
        VALUES (${channel}, clock_timestamp() + ${ms} * interval '1 millisecond', clock_timestamp())
        ON CONFLICT (key) DO UPDATE SET written_at = clock_timestamp(),
          next_at = greatest(s.next_at, clock_timestamp() + ${ms} * interval '1 millisecond')`
    },
  }
}

/** Removes the slots of conversations in which nothing was sent for a day. */
export async function forgetSlots({ prisma }: Database): Promise<void> {
  await prisma.$executeRaw`DELETE FROM rate_slot WHERE next_at < clock_timestamp() - interval '1 day'`
}

interface Rate {
  readonly limits: Limits
  readonly slotMs: number
}

/** For each conversation, and for the channel where something is due, the ms until the first slot; null where it is too far. */
interface Found {
  readonly place: string | null
  readonly place_ms: number | null
  readonly whole_ms: number | null
}

/** A conversation whose turn comes within so many ms has it now. */
const NOW_MS = 5

/**
 * One statement for all. The conversations first, in one order for every process so that none waits for the other; then
 * the channel, for as many as have their turn now: one that has it later must not use up a slot of the channel now.
 */
function slots(channel: string, places: readonly (string | undefined)[], { limits, slotMs }: Rate): Prisma.Sql {
  const named = places.filter((place) => place !== undefined)
  const [one, all] = [gapOf(limits.perSecondAndPlace), gapOf(limits.perSecond)]
  const key = Prisma.sql`${`${channel}\n`} || place`
  return Prisma.sql`
    WITH t AS MATERIALIZED (SELECT clock_timestamp() AS now),
    asked AS (SELECT place, count(*) AS n FROM unnest(${named}::text[]) AS place GROUP BY place),
    moved AS (
      INSERT INTO rate_slot AS s (key, next_at, written_at)
        SELECT ${key}, now + n * ${interval(one)}, now FROM asked, t ORDER BY place ${moveOn(slotMs)}),
    own AS (
      SELECT place, ${inMs(Prisma.sql`next_at - n * ${interval(one)} - now`)} AS ms
        FROM t, asked JOIN moved ON key = ${key}),
    due AS (SELECT count(*) + ${places.length - named.length}::int AS n FROM own WHERE ms <= ${NOW_MS}),
    whole AS (
      INSERT INTO rate_slot AS s (key, next_at, written_at)
        SELECT ${channel}, now + n * ${interval(all)}, now FROM due, t WHERE n > 0 ${moveOn(slotMs)})
    SELECT place, own.ms AS place_ms, ${inMs(Prisma.sql`next_at - due.n * ${interval(all)} - now`)} AS whole_ms
      FROM t CROSS JOIN due LEFT JOIN own ON true LEFT JOIN whole ON true`
}

/**
 * Moves a key on by as much as a new one would get, from now or from its next free slot; not where that is further off
 * than `slotMs`. A row that was written in the future means that the clock went back since, and counts as free.
 */
function moveOn(slotMs: number): Prisma.Sql {
  const wentBack = Prisma.sql`s.written_at > excluded.written_at + interval '1 second'`
  return Prisma.sql`ON CONFLICT (key) DO UPDATE SET written_at = excluded.written_at,
      next_at = excluded.next_at - excluded.written_at
        + CASE WHEN ${wentBack} THEN excluded.written_at ELSE greatest(s.next_at, excluded.written_at) END
    WHERE s.next_at <= excluded.written_at + ${interval(slotMs)} OR ${wentBack}
    RETURNING key, next_at`
}

/** Gives each request its slot: those that are due now one after another, the others when their conversation's turn comes. */
function inOrder(
  places: readonly (string | undefined)[],
  found: readonly Found[],
  limits: Limits,
): (Slot | undefined)[] {
  const wholeMs = found[0]?.whole_ms ?? undefined
  const own = new Map(found.map(({ place, place_ms }) => [place, place_ms]))
  const taken = new Map<string, number>()
  let due = 0
  return places.map((place) => {
    if (place !== undefined) {
      const before = taken.get(place) ?? 0
      taken.set(place, before + 1)
      const first = own.get(place)
      if (first === undefined || first === null) return undefined
      const waitMs = first + before * gapOf(limits.perSecondAndPlace)
      if (before > 0 || first > NOW_MS) return { waitMs: Math.max(0, waitMs), of: 'place' }
    }
    if (wholeMs === undefined) return undefined
    due += 1
    return { waitMs: Math.max(0, wholeMs + (due - 1) * gapOf(limits.perSecond)), of: 'channel' }
  })
}

/** Milliseconds between two slots. */
function gapOf(perSecond: number): number {
  return (1000 / perSecond) * MARGIN
}

function interval(ms: number): Prisma.Sql {
  return Prisma.sql`(${ms}::float8 * interval '1 millisecond')`
}

function inMs(span: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(extract(epoch FROM ${span}) * 1000)::float8`
}
