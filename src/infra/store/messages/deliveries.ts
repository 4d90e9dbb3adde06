import { Temporal } from 'temporal-polyfill'
import { cardOf } from '../../../bot/card/shape.ts'
import type { State } from '../../../bot/delivery/outgoing.ts'
import { Prisma } from '../../db/generated/client.ts'
import type { Tx } from '../../db/index.ts'
import { beginningOf, onlyOne } from '../numbered.ts'

/** A message as an operator may see it: never its words. Those of the stress check are in tables of their own. */
export interface Listed {
  readonly id: string
  readonly writtenAt: Temporal.Instant
  readonly channel: string
  readonly purpose: string
  readonly campaign: string | null
  readonly state: State
  /** Nothing more is done without an operator. */
  readonly settled: boolean
  readonly again: boolean
  readonly tries: number
  readonly reason: string | null
  /** 職員番号, where the account is linked to an employee. */
  readonly employee: string | null
  /** The platform's id of the account, where it is not. */
  readonly account: string | null
}

/** What to list. `limit` is a number of messages. */
export interface Filter {
  readonly campaign?: string | undefined
  readonly state?: State | undefined
  readonly limit: number
}

/** Messages, the newest first. */
export async function listMessages(tx: Tx, { campaign, state, limit }: Filter): Promise<Listed[]> {
  const where = {
    ...(campaign === undefined ? {} : { campaign }),
    ...(state === undefined ? {} : { state }),
  }
  const rows = await tx.outboxMessage.findMany({
    where,
    omit: { card: true },
    orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
    take: limit,
  })
  return named(tx, rows)
}

/** One step in the history of a message. */
export interface Noted {
  readonly at: Temporal.Instant
  readonly what: string
  readonly reason: string | null
}

/** A message with all that happened to it. */
export interface History extends Listed {
  readonly settledAt: Temporal.Instant | null
  readonly notes: readonly Noted[]
  /** Its words are there to be sent. */
  readonly sendable: boolean
}

/** The history of a message by its id or the beginning of it. Throws not_found, or bad_input where several begin so. */
export async function readHistory(tx: Tx, typed: string): Promise<History> {
  const id = await messageCalled(tx, typed)
  const row = await tx.outboxMessage.findUniqueOrThrow({
    where: { id },
    include: { notes: { orderBy: { id: 'asc' } } },
  })
  const [listed] = await named(tx, [row])
  if (!listed) throw new Error('a row gives a line')
  const notes = row.notes.map(({ at, what, reason }) => ({ at: instant(at), what, reason }))
  const settledAt = row.settledAt ? instant(row.settledAt) : null
  return { ...listed, settledAt, notes, sendable: cardOf(row.card) !== undefined }
}

/** The id of the message that begins as typed. */
export async function messageCalled(tx: Tx, typed: string): Promise<string> {
  const beginning = beginningOf(typed)
  const rows = await tx.$queryRaw<{ id: string }[]>(Prisma.sql`SELECT id FROM outbox_message
    WHERE starts_with(id::text, ${beginning}) ORDER BY created_at DESC LIMIT 4`)
  const none = `番号 ${beginning} の送信はありません。deliveries list で番号をお確かめください。`
  const ids = rows.map(({ id }) => id)
  return onlyOne(beginning, ids, none)
}

interface Row {
  readonly id: string
  readonly createdAt: Date
  readonly settledAt: Date | null
  readonly channel: string
  readonly externalId: string
  readonly purpose: string
  readonly campaign: string | null
  readonly state: string
  readonly again: boolean
  readonly tries: number
  readonly reason: string | null
}

/** Names the recipient of each by 職員番号, else by the account alone. */
async function named(tx: Tx, rows: readonly Row[]): Promise<Listed[]> {
  const externalIds = [...new Set(rows.map(({ externalId }) => externalId))]
  const accounts = await tx.account.findMany({
    where: { externalId: { in: externalIds } },
    select: { channel: true, externalId: true, employee: { select: { number: true } } },
  })
  const numbers = new Map(accounts.map((each) => [`${each.channel}\n${each.externalId}`, each.employee?.number]))
  return rows.map(
    ({ id, createdAt, settledAt, channel, externalId, purpose, campaign, again, tries, reason, state }) => {
      const employee = numbers.get(`${channel}\n${externalId}`) ?? null
      const to = { employee, account: employee === null ? externalId : null }
      const how = { state: state as State, settled: settledAt !== null, again, tries, reason }
      return { id, writtenAt: instant(createdAt), channel, purpose, campaign, ...how, ...to }
    },
  )
}

function instant(date: Date): Temporal.Instant {
  return Temporal.Instant.fromEpochMilliseconds(date.getTime())
}
