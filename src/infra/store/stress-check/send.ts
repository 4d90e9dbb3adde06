import type { Temporal } from 'temporal-polyfill'
import type { Card } from '../../../bot/card/card.ts'
import { deliveryQueue } from '../../../bot/delivery/jobs.ts'
import { civicCalendar, type NationalHolidays } from '../../../domain/calendar/civic-calendar.ts'
import { QUIET } from '../../../domain/calendar/quiet.ts'
import { dayOf, ZONE } from '../../../domain/calendar/written.ts'
import { dueOf, type Hours, notAfter } from '../../../domain/stress-check/due.ts'
import type { Letter, LetterKind, Period } from '../../../domain/stress-check/period.ts'
import type { Database, Tx } from '../../db/index.ts'
import type { Posting } from '../messages/outbox.ts'
import { readSettings } from '../settings/settings.ts'
import { postCircular, type Reached } from './post.ts'
import { keptDays } from './purge.ts'
import { readPeriods } from './rows.ts'

/** What posting letters needs from the house. */
export interface Sending<Job> {
  readonly national: NationalHolidays
  readonly posting: Posting<Job> & { newId(): string }
  /** The card of a letter, made of the period alone. */
  cardOf(period: Period, kind: LetterKind): Card
  /** Whether there is a queue of this name: platforms that the city does not use reach nobody. */
  hasQueue(name: string): boolean
  /** The people of mode B's list; none in mode A, or where the key is missing. */
  taken(tx: Tx, period: Period): Promise<ReadonlySet<string>>
}

/** Milliseconds for a letter to some ten thousand people. */
const LIMITS = { maxWait: 30_000, timeout: 120_000 }

/** Posts every letter that is due and drops those that are too late; true where something is to be sent. */
export async function sendDue<Job>({ prisma }: Database, sending: Sending<Job>): Promise<boolean> {
  const now = sending.posting.at
  const hours = await hoursNow(prisma, sending.national)
  await dropLate(prisma, now)
  let posted = false
  for (const period of (await readPeriods(prisma)).filter(({ state }) => state === 'approved'))
    for (const letter of period.letters) {
      const due = dueOf({ ...letter, slot: period.slot }, now, hours)
      if (due === 'wait') continue
      const went = await prisma.$transaction((tx) => settleLetter(tx, { period, letter, due, hours }, sending), LIMITS)
      posted ||= went
    }
  return posted
}

async function hoursNow(tx: Tx, national: NationalHolidays): Promise<Hours> {
  const { settings } = await readSettings(tx)
  return {
    calendar: civicCalendar(national, settings.closed_days),
    quiet: settings.quiet_hours ?? QUIET,
    disaster: settings.disaster ?? 'off',
  }
}

/** What was posted in time and held since: it is not sent late. */
async function dropLate(tx: Tx, now: Temporal.Instant): Promise<void> {
  await tx.$executeRaw`UPDATE stress_check_message SET state = 'skipped', settled_at = clock_timestamp(), card = NULL
    WHERE not_after <= ${now.toString()}::timestamptz AND state IN ('queued', 'unknown') AND settled_at IS NULL`
}

interface Due {
  readonly period: Period
  readonly letter: Letter
  readonly due: 'send' | 'drop'
  readonly hours: Hours
}

/** Of several processes one finds the letter still planned. */
async function settleLetter<Job>(tx: Tx, { period, letter, due, hours }: Due, sending: Sending<Job>): Promise<boolean> {
  const { id } = period
  const state = due === 'send' ? 'posted' : 'dropped'
  const { count } = await tx.stressCheckLetter.updateMany({
    where: { periodId: id, kind: letter.kind, state: 'planned' },
    data: { state },
  })
  if (count === 0 || due === 'drop') return false
  const planned = await tx.stressCheckEligible.count({ where: { periodId: id } })
  await tx.stressCheckLetter.update({
    where: { periodId_kind: { periodId: id, kind: letter.kind } },
    data: { planned },
  })
  const people = await reached(tx, { period, kind: letter.kind }, sending)
  const expires = period.to.add({ days: (await keptDays(tx)) + 1 }).toZonedDateTime(ZONE)
  const circular = {
    periodId: id,
    kind: letter.kind,
    card: sending.cardOf(period, letter.kind),
    notAfter: notAfter(letter, hours.quiet)?.toString(),
    expiresAt: expires.toInstant().toString(),
  }
  await postCircular(tx, people, circular, sending.posting)
  return true
}

/** Everybody on the list who is in service, not on leave and has an account; one account each, the one linked last. */
async function reached<Job>(
  tx: Tx,
  { period, kind }: { period: Period; kind: LetterKind },
  sending: Sending<Job>,
): Promise<Reached[]> {
  const day = dayOf(sending.posting.at).toString()
  const rows = await tx.$queryRaw<(Omit<Reached, 'hears'> & { silent: boolean })[]>`
    SELECT DISTINCT ON (e.employee_id) e.employee_id::text, a.channel, a.external_id AS "externalId",
      EXISTS (SELECT FROM stress_check_silence s WHERE s.period_id = e.period_id AND s.employee_id = e.employee_id) AS silent
    FROM stress_check_eligible e JOIN employee p ON p.id = e.employee_id JOIN account a ON a.employee_id = p.id
    WHERE e.period_id = ${period.id}::uuid AND (p.left_on IS NULL OR p.left_on >= ${day}::date)
      AND EXISTS (SELECT FROM appointment t WHERE t.employee_id = p.id AND t.from_on <= ${day}::date
        AND (t.to_on IS NULL OR t.to_on >= ${day}::date))
      AND NOT EXISTS (SELECT FROM leave l WHERE l.employee_id = p.id AND l.from_on <= ${day}::date
        AND (l.to_on IS NULL OR l.to_on >= ${day}::date))
      AND a.channel = ANY(${await channels(tx, sending)}::text[])
    ORDER BY e.employee_id, a.linked_at DESC NULLS LAST, a.id`
  const taken = kind === 'request' ? new Set<string>() : await sending.taken(tx, period)
  return rows.map(({ silent, ...row }) => {
    return { ...row, hears: kind === 'request' || (!silent && !taken.has(row.employee_id)) }
  })
}

async function channels<Job>(tx: Tx, { hasQueue }: Sending<Job>): Promise<string[]> {
  const known = await tx.account.findMany({ distinct: ['channel'], select: { channel: true } })
  return known.map(({ channel }) => channel).filter((channel) => hasQueue(deliveryQueue(channel)))
}
