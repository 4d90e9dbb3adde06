import type { Temporal } from 'temporal-polyfill'
import type { Card } from '../../bot/card/card.ts'
import { type AccountRef, directChat } from '../../bot/event.ts'
import { civicCalendar, type NationalHolidays } from '../../domain/calendar/civic-calendar.ts'
import { dutyOfPerson } from '../../domain/calendar/duty.ts'
import { nextMoment } from '../../domain/calendar/next-moment.ts'
import { reachOf } from '../../domain/calendar/reach.ts'
import { dayOf, ZONE } from '../../domain/calendar/written.ts'
import { effectiveOn } from '../../domain/people/employee.ts'
import type { Tx } from '../db/index.ts'
import type { Coming } from './meetings-leaders.ts'
import type { Letter } from './outbox.ts'
import { toDate } from './people-days.ts'
import { readEnrolled } from './people-rows.ts'
import { readSettings } from './settings.ts'

/** Messages of one week that nobody asked for, over all features (domain notes §8). */
const MOST_A_WEEK = 2

/** How letters leave: the platforms that are in use, and what writes them in the transaction. */
export interface Post {
  readonly channels: readonly string[]
  write(tx: Tx, letters: readonly Letter[]): Promise<void>
}

/** What telling somebody needs from outside. */
export interface Telling {
  readonly now: Temporal.Instant
  readonly post: Post
  readonly holidays: NationalHolidays
  /** The meeting that it is about: it counts as announced. */
  readonly coming: Coming
  newId(): string
}

/**
 * Writes to somebody at once, if they are on duty and outside quiet hours, leaves and busy times, and have not been
 * written to twice this week. False where not: then their digest tells them.
 */
export async function tellNow(
  tx: Tx,
  { employeeId, card, kind }: { readonly employeeId: string; readonly card: Card; readonly kind: string },
  { now, post, holidays, coming, newId }: Telling,
): Promise<boolean> {
  const today = dayOf(now)
  const account = await accountOf(tx, employeeId, post.channels)
  if (!account || !(await mayHear(tx, employeeId, { now, holidays }))) return false
  const id = newId()
  await post.write(tx, [{ id, to: { account, place: directChat(account) }, card, purpose: 'notice' }])
  await tx.nudgeLetter.create({ data: { messageId: id, employeeId, day: toDate(today), kind, solicited: false } })
  const told = { touchedTo: toDate(today), toldDue: toDate(coming.day), announced: toDate(coming.day) }
  const { stepId } = coming
  if (stepId !== undefined) await tx.assignment.updateMany({ where: { stepId, employeeId, state: 'open' }, data: told })
  return true
}

/** The account by which somebody is reached on a platform in use. */
export async function accountOf(
  tx: Tx,
  employeeId: string,
  channels: readonly string[],
): Promise<AccountRef | undefined> {
  const rows = await tx.account.findMany({
    where: { employeeId, channel: { in: [...channels] } },
    orderBy: [{ channel: 'asc' }, { externalId: 'asc' }],
    take: 1,
  })
  return rows.map(({ channel, externalId }) => ({ channel, externalId }))[0]
}

async function mayHear(
  tx: Tx,
  employeeId: string,
  { now, holidays }: { now: Temporal.Instant; holidays: NationalHolidays },
): Promise<boolean> {
  const [enrolled] = await readEnrolled(tx, { id: employeeId })
  if (!enrolled) return false
  const { employee } = enrolled
  const { settings } = await readSettings(tx)
  const today = dayOf(now)
  const unitPaths = effectiveOn(employee.appointments, today).map(({ unitPath }) => unitPath)
  const whom = { unitPaths, duty: dutyOfPerson(employee), away: employee.leaves }
  const minute = now.round({ smallestUnit: 'minute', roundingMode: 'floor' })
  const slot = minute.toZonedDateTimeISO(ZONE).toPlainTime().toString({ smallestUnit: 'minute' })
  const reach = { ...reachOf(whom, 'digest', settings, civicCalendar(holidays, settings.closed_days)), slot }
  const found = nextMoment(minute, today, reach)
  if (found.kind !== 'at' || !found.at.equals(minute)) return false
  const monday = today.subtract({ days: today.dayOfWeek - 1 })
  const heard = await tx.nudgeLetter.count({
    where: { employeeId, solicited: false, day: { gte: toDate(monday), lte: toDate(today) } },
  })
  return heard < MOST_A_WEEK
}
