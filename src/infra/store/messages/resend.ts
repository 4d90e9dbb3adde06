import type { Temporal } from 'temporal-polyfill'
import { cardOf } from '../../../bot/card/shape.ts'
import { deliveryQueue, type Jobs } from '../../../bot/delivery/jobs.ts'
import { HagukumiError } from '../../../bot/errors.ts'
import type { Database, Tx } from '../../db/index.ts'
import { record } from '../audit.ts'
import { messageCalled } from './deliveries.ts'

/** What goes again: messages by their numbers, or all of a campaign. */
export type Which = { readonly numbers: readonly string[] } | { readonly campaign: string }

/** How it goes again. Messages that may have arrived only go where `reach` says so. */
export interface How<Job> {
  readonly reach: 'failed' | 'failed_and_unknown'
  readonly mode: 'write' | 'dry_run'
  readonly jobs: Jobs<Tx, Job>
  readonly actor: string
  readonly now: Temporal.Instant
}

/** What goes again, in numbers of messages. */
export interface Resent {
  /** They surely did not arrive: failed, or skipped because the person could not be reached. */
  readonly failed: number
  /** May have arrived: they are looked for where the platform can be asked, else sent marked 「再送」. */
  readonly unknown: number
  /** Left: their words are gone or cannot be read. */
  readonly lost: number
  /** Left: they may have arrived, and `reach` does not include them. */
  readonly doubtful: number
}

interface Row {
  readonly id: string
  readonly channel: string
  readonly place: string
  readonly purpose: string
  readonly state: string
  readonly settled: boolean
  readonly card: unknown
}

type Fate = 'failed' | 'unknown' | 'lost' | 'doubtful' | 'sent' | 'under_way'

/**
 * Sends messages again, each with a fresh job, in one transaction with the audit. Throws not_found (no such message or
 * campaign), not_allowed where one of the named may not go, with the reason of each; then none goes.
 */
export function resend<Job>({ prisma }: Database, which: Which, how: How<Job>): Promise<Resent> {
  return prisma.$transaction(async (tx) => {
    const rows = 'campaign' in which ? await ofCampaign(tx, which.campaign) : await numbered(tx, which.numbers)
    const fates = rows.map((row) => ({ row, fate: fateOf(row, how.reach) }))
    if ('numbers' in which) refuse(fates)
    const having = (wanted: Fate) => fates.filter(({ fate }) => fate === wanted).map(({ row }) => row)
    const [failed, unknown] = [having('failed'), having('unknown')]
    const counts = { failed: failed.length, unknown: unknown.length }
    if (how.mode === 'write' && failed.length + unknown.length > 0) {
      await open(tx, failed, unknown)
      await how.jobs.insert(tx, [...failed, ...unknown].map(jobOf))
      await audit(tx, which, how, { ...counts, ids: rows.map(({ id }) => id) })
    }
    return { ...counts, lost: having('lost').length, doubtful: having('doubtful').length }
  })
}

async function numbered(tx: Tx, numbers: readonly string[]): Promise<Row[]> {
  const ids = new Set<string>()
  for (const each of numbers) ids.add(await messageCalled(tx, each))
  // In one order, so that two operators at once wait for each other and never lock each other out.
  return tx.$queryRaw<Row[]>`SELECT id, channel, place, purpose, state, settled_at IS NOT NULL AS settled, card
    FROM outbox_message WHERE id = ANY(${[...ids]}::uuid[]) ORDER BY id FOR UPDATE`
}

async function ofCampaign(tx: Tx, campaign: string): Promise<Row[]> {
  const any = await tx.outboxMessage.findFirst({ where: { campaign }, select: { id: true } })
  if (!any) {
    const sentence = 'その名前のキャンペーンの送信はありません。deliveries で名前をお確かめください。'
    throw new HagukumiError('not_found', sentence)
  }
  return tx.$queryRaw<Row[]>`SELECT id, channel, place, purpose, state, settled_at IS NOT NULL AS settled, card
    FROM outbox_message WHERE campaign = ${campaign} AND settled_at IS NOT NULL AND state IN ('skipped', 'failed', 'unknown')
    ORDER BY id FOR UPDATE`
}

/** States in which nothing more is done for a message, but by an operator. */
const ENDED = new Set(['skipped', 'failed', 'unknown'])

function fateOf({ state, settled, card }: Row, reach: How<unknown>['reach']): Fate {
  if (state === 'sent') return 'sent'
  if (!settled || !ENDED.has(state)) return 'under_way'
  if (cardOf(card) === undefined) return 'lost'
  if (state !== 'unknown') return 'failed'
  return reach === 'failed_and_unknown' ? 'unknown' : 'doubtful'
}

const REFUSALS: Readonly<Record<Exclude<Fate, 'failed' | 'unknown'>, string>> = {
  sent: 'もう届いているため、送り直しません。',
  under_way: 'まだ送る途中です。このままお待ちください。',
  lost: '送る中身が残っていないか壊れているため、送り直せません。',
  doubtful: '届いているかもしれません。それでも送るときは --unknown を付けてください（「再送」の印が付きます）。',
}

function refuse(fates: readonly { row: Row; fate: Fate }[]): void {
  const lines = fates.flatMap(({ row, fate }) => {
    return fate === 'failed' || fate === 'unknown' ? [] : [`${row.id.slice(0, 8)} は、${REFUSALS[fate]}`]
  })
  if (lines.length === 0) return
  if (lines.length < fates.length) lines.push('ほかの番号も、送り直していません。')
  throw new HagukumiError('not_allowed', lines.join('\n'))
}

/** One that may have arrived stays in doubt: delivery then asks for it first where it can, and nothing is doubled. */
async function open(tx: Tx, failed: readonly Row[], unknown: readonly Row[]): Promise<void> {
  const [afresh, inDoubt] = [failed.map(({ id }) => id), unknown.map(({ id }) => id)]
  // In the place of another message something newer may stand by now.
  await tx.$executeRaw`UPDATE outbox_message SET state = 'queued', tries = 0, settled_at = NULL, reason = NULL, replaces = NULL,
      expires_at = greatest(expires_at, clock_timestamp() + interval '30 days')
    WHERE id = ANY(${afresh}::uuid[])`
  await tx.$executeRaw`UPDATE outbox_message SET again = true, replaces = NULL, tries = 0, settled_at = NULL, reason = NULL,
      expires_at = greatest(expires_at, clock_timestamp() + interval '30 days')
    WHERE id = ANY(${inDoubt}::uuid[])`
  await tx.$executeRaw`INSERT INTO delivery_note (message_id, at, what)
    SELECT id, clock_timestamp(), 'resent' FROM unnest(${[...afresh, ...inDoubt]}::uuid[]) AS id`
}

function jobOf({ id, channel, place, purpose }: Row) {
  return { queue: deliveryQueue(channel), priority: purpose === 'answer' ? 1 : 0, names: { id, place } }
}

async function audit(
  tx: Tx,
  which: Which,
  { actor, now }: How<unknown>,
  { ids, ...counts }: { failed: number; unknown: number; ids: readonly string[] },
): Promise<void> {
  const what =
    'campaign' in which
      ? { subject: which.campaign, detail: counts }
      : { subject: 'messages', detail: { ...counts, ids } }
  await record(tx, { at: now, actor, action: 'deliveries.resend', ...what })
}
