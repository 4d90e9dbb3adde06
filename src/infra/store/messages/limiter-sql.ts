import type { Limits } from '../../../bot/delivery/courier.ts'
import { Prisma } from '../../db/generated/client.ts'

/** Slots lie this much further apart than the limit allows: sends that leave in time arrive a little uneven. */
const MARGIN = 1.08

/** A conversation whose turn comes within so many ms has it now. */
export const NOW_MS = 5

/** How fast messages leave, and how far ahead, in ms, slots are reserved. */
export interface Rate {
  readonly limits: Limits
  readonly slotMs: number
}

/** A message that wants to leave. Each conversation is asked for once in a statement. */
export interface Asked {
  readonly place: string
  readonly has: 'nothing' | 'turn'
}

/** For each conversation the ms until its turn, null where it has it now; and the ms until the first slot of the channel. */
export interface Found {
  readonly place: string | null
  readonly turn_ms: number | null
  /** Null where nothing was due, or so much is reserved already that no more is given. */
  readonly whole_ms: number | null
  /** The ms until slots of the channel can be reserved again; null where it has none yet. */
  readonly full_ms: number | null
}

/** Milliseconds between two slots. */
export function gapOf(perSecond: number): number {
  return (1000 / perSecond) * MARGIN
}

/**
 * One statement for all. First the turns of conversations, in one order for every process so that none waits for the
 * other; then slots of the channel, for as many as have their turn now.
 */
export function slots(channel: string, asked: readonly Asked[], { limits, slotMs }: Rate): Prisma.Sql {
  const places = asked.filter(({ has }) => has === 'nothing').map(({ place }) => place)
  const [one, all] = [interval(gapOf(limits.perSecondAndPlace)), interval(gapOf(limits.perSecond))]
  const key = keyOf(channel)
  return Prisma.sql`
    WITH t AS MATERIALIZED (SELECT clock_timestamp() AS now),
    asked AS (SELECT place FROM unnest(${places}::text[]) AS place),
    moved AS (
      INSERT INTO rate_slot AS s (key, next_at, written_at)
        SELECT ${key}, now + ${one}, now FROM asked, t ORDER BY place ${moveOn(NOW_MS)}),
    due AS (SELECT count(*) + ${asked.length - places.length}::int AS n FROM moved),
    whole AS (
      INSERT INTO rate_slot AS s (key, next_at, written_at)
        SELECT ${channel}, now + n * ${all}, now FROM due, t WHERE n > 0 ${moveOn(slotMs)})
    SELECT place, CASE WHEN moved.key IS NULL THEN ${inMs(Prisma.sql`turn.next_at - now`)} END AS turn_ms,
        ${inMs(Prisma.sql`whole.next_at - due.n * ${all} - clock_timestamp()`)} AS whole_ms,
        ${inMs(Prisma.sql`channel.next_at - now`)} - ${slotMs}::float8 AS full_ms
      FROM t CROSS JOIN due LEFT JOIN whole ON true LEFT JOIN asked ON true
      LEFT JOIN moved ON moved.key = ${key} LEFT JOIN rate_slot turn ON turn.key = ${key}
      LEFT JOIN rate_slot channel ON channel.key = ${channel}`
}

/** Moves the next turn of conversations behind the slots that their messages got, in the order of `slots`. */
export function moveTurns(
  channel: string,
  later: readonly { readonly place: string; readonly ms: number }[],
  { perSecondAndPlace }: Limits,
): Prisma.Sql {
  const [places, ms] = [later.map(({ place }) => place), later.map((each) => each.ms + gapOf(perSecondAndPlace))]
  return Prisma.sql`WITH later AS MATERIALIZED (
      SELECT s.key, ms FROM unnest(${places}::text[], ${ms}::float8[]) AS l(place, ms)
        JOIN rate_slot s ON s.key = ${keyOf(channel)} ORDER BY place FOR UPDATE OF s)
    UPDATE rate_slot s
    SET next_at = greatest(s.next_at, clock_timestamp() + ms * interval '1 millisecond'), written_at = clock_timestamp()
    FROM later WHERE s.key = later.key`
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

/** The key of a conversation, where its name is `place`. */
function keyOf(channel: string): Prisma.Sql {
  return Prisma.sql`${`${channel}\n`} || place`
}

function interval(ms: number): Prisma.Sql {
  return Prisma.sql`(${ms}::float8 * interval '1 millisecond')`
}

function inMs(span: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(extract(epoch FROM ${span}) * 1000)::float8`
}
