import { Temporal } from 'temporal-polyfill'
import type { AccountRef } from '../../../bot/event.ts'
import type { Reached, RoundStore } from '../../../bot/nudge/round.ts'
import type { Warn } from '../../../bot/trace.ts'
import { whomOf } from '../../../domain/calendar/whom.ts'
import { dayOf } from '../../../domain/calendar/written.ts'
import { personOn } from '../../../domain/people/person.ts'
import { Prisma } from '../../db/generated/client.ts'
import { type Database, rowsOf, type Tx, untilUnhindered } from '../../db/index.ts'
import { groupBy } from '../group-by.ts'
import type { Staff } from '../people/staff.ts'
import { readSettings } from '../settings/settings.ts'
import { laterOf, soonTasks } from './open-tasks.ts'
import { ownHoursOf } from './own-hours.ts'
import { type Posts, writeLooks } from './write-looks.ts'

/** What a round needs beside the database. */
export interface RoundParts {
  readonly staff: Staff
  /** The channels that a message can be sent through. */
  readonly channels: readonly string[]
  /** Days on which the same letter goes to everybody, whoever gets it: they count for all alike. */
  fixedDays(tx: Tx, from: Temporal.PlainDate, to: Temporal.PlainDate): Promise<readonly Temporal.PlainDate[]>
  readonly posts: Posts
  /** Hears, in a log's words and by id, what a round leaves aside. */
  readonly warn: Warn
}

/** Milliseconds: 250 people on a slow disk. */
export const ROUND_LIMITS = { maxWait: 30_000, timeout: 60_000 }

/** Days before today of which is known what went out unasked, and days ahead on which something goes to everybody. */
const WEEK = { days: 6 }
const AHEAD = { days: 21 }

/** The rows of a round. */
export function roundStore(db: Database, parts: RoundParts): RoundStore<Tx> {
  return {
    isDue: async (now) => {
      const rows = await rowsOf(
        db,
        Prisma.sql`SELECT FROM nudge_turn WHERE next_at <= ${now.toString()}::timestamptz LIMIT 1`,
      )
      return rows.length > 0
    },
    transaction: (work) => untilUnhindered(() => db.prisma.$transaction(work, ROUND_LIMITS)),
    due: async (tx, now, limit) => {
      const turns = await tx.$queryRaw<{ id: string }[]>`SELECT employee_id::text AS id FROM nudge_turn
        WHERE next_at <= ${now.toString()}::timestamptz ORDER BY next_at, employee_id LIMIT ${limit}
        FOR UPDATE SKIP LOCKED`
      return turns.length === 0
        ? []
        : reached(
            tx,
            turns.map(({ id }) => id),
            { now, parts },
          )
    },
    write: (tx, looked, at) => writeLooks(tx, looked, { ...at, posts: parts.posts }),
  }
}

async function reached(
  tx: Tx,
  ids: readonly string[],
  { now, parts }: { readonly now: Temporal.Instant; readonly parts: RoundParts },
): Promise<Reached[]> {
  const today = dayOf(now)
  const { settings } = await readSettings(tx)
  const people = await parts.staff.with(tx, ids)
  const accounts = await accountsOf(tx, ids, parts.channels)
  const tasks = groupBy(await soonTasks(tx, ids, today), ({ employeeId }) => employeeId)
  const later = await laterOf(tx, ids, today)
  const told = await toldDays(tx, ids, today)
  const own = await ownHoursOf(tx, ids, (id) => parts.warn('own hours cannot be read', id))
  const fixed = await parts.fixedDays(tx, today.subtract(WEEK), today.add(AHEAD))
  return ids.map((employeeId) => {
    const enrolled = people.get(employeeId)
    return {
      employeeId,
      person: enrolled && personOn(enrolled, today),
      whom: whomOf(enrolled?.employee, today, settings, own.get(employeeId)),
      account: accounts.get(employeeId),
      tasks: tasks.get(employeeId) ?? [],
      later: later.get(employeeId),
      told: [...(told.get(employeeId) ?? []), ...fixed],
    }
  })
}

/** Where each is written to: of several accounts the one linked last, on Teams only where a chat was begun. */
export async function accountsOf(
  tx: Tx,
  ids: readonly string[],
  channels: readonly string[],
): Promise<ReadonlyMap<string, AccountRef>> {
  const rows = await tx.$queryRaw<{ employee_id: string; channel: string; external_id: string }[]>`
    SELECT DISTINCT ON (a.employee_id) a.employee_id, a.channel, a.external_id FROM account a
    WHERE a.employee_id = ANY (${[...ids]}::uuid[]) AND a.channel = ANY (${[...channels]}::text[])
      AND (a.channel <> 'teams' OR EXISTS (SELECT FROM chat_reference r
        WHERE r.channel = a.channel AND r.external_id = a.external_id AND r.reference -> 'direct' IS NOT NULL))
    ORDER BY a.employee_id, a.linked_at DESC NULLS LAST, a.id`
  return new Map(
    rows.map(({ employee_id, channel, external_id }) => [employee_id, { channel, externalId: external_id }]),
  )
}

/** The days of the last week on which each was told something unasked. */
export async function toldDays(
  tx: Tx,
  ids: readonly string[],
  today: Temporal.PlainDate,
): Promise<ReadonlyMap<string, readonly Temporal.PlainDate[]>> {
  const from = today.subtract(WEEK).toString()
  const rows = await tx.$queryRaw<
    { employee_id: string; day: string }[]
  >`SELECT employee_id, day::text FROM nudge_letter
    WHERE employee_id = ANY (${[...ids]}::uuid[]) AND day >= ${from}::date AND NOT solicited`
  const days = groupBy(rows, ({ employee_id }) => employee_id)
  return new Map([...days].map(([id, found]) => [id, found.map(({ day }) => Temporal.PlainDate.from(day))]))
}
