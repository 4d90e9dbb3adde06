import { Temporal } from 'temporal-polyfill'
import type { Card } from '../../../bot/card/card.ts'
import { type AccountRef, directChat } from '../../../bot/event.ts'
import { addBusinessDays } from '../../../domain/calendar/business-days.ts'
import { civicCalendar, type NationalHolidays } from '../../../domain/calendar/civic-calendar.ts'
import { whomOf } from '../../../domain/calendar/whom.ts'
import { dayOf } from '../../../domain/calendar/written.ts'
import { withinCap } from '../../../domain/nudge/cap.ts'
import { Hours } from '../../../domain/nudge/hours.ts'
import type { Tx } from '../../db/index.ts'
import { toDate } from '../days.ts'
import type { Letter } from '../messages/outbox.ts'
import { lookAgain } from '../nudges/assignments.ts'
import { ownHoursOf } from '../nudges/own-hours.ts'
import { accountsOf, toldDays } from '../nudges/round.ts'
import { readEnrolled } from '../people/rows.ts'
import { readSettings } from '../settings/settings.ts'
import type { Coming } from './leaders.ts'

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

/** Something to be told to one person about a meeting that they lead. */
interface Note {
  readonly employeeId: string
  readonly card: Card
  readonly kind: 'handed_on' | 'agenda'
}

/**
 * Writes to somebody at once, if they are on duty and outside quiet hours, leaves and busy times, and it keeps the cap
 * over all features. Their own quiet hours hold back what is not for today or the next business day. Only what a colleague hands on for today or the next business day goes beyond the cap: their digest
 * would come too late. False where nothing was written.
 */
export async function tellNow(tx: Tx, note: Note, telling: Telling): Promise<boolean> {
  const { now, post, coming, newId } = telling
  const { employeeId, card, kind } = note
  const account = await accountOf(tx, employeeId, post.channels)
  if (!account || !(await mayHear(tx, note, telling))) return false
  const id = newId()
  const day = toDate(dayOf(now))
  await post.write(tx, [{ id, to: { account, place: directChat(account) }, card, purpose: 'notice' }])
  await tx.nudgeLetter.create({ data: { messageId: id, employeeId, day, kind, solicited: false } })
  const told = { touchedTo: day, toldDue: toDate(coming.day), announced: toDate(coming.day) }
  const { stepId } = coming
  if (stepId === undefined) return true
  await lookAgain(tx, { at: now, employeeIds: [employeeId] })
  await tx.assignment.updateMany({ where: { stepId, employeeId, state: 'open' }, data: told })
  return true
}

/** The account by which somebody is reached on a platform in use. */
export async function accountOf(
  tx: Tx,
  employeeId: string,
  channels: readonly string[],
): Promise<AccountRef | undefined> {
  return (await accountsOf(tx, [employeeId], channels)).get(employeeId)
}

async function mayHear(tx: Tx, { employeeId, kind }: Note, { now, holidays, coming }: Telling): Promise<boolean> {
  const [enrolled] = await readEnrolled(tx, { id: employeeId })
  if (!enrolled) return false
  const { settings } = await readSettings(tx)
  const calendar = civicCalendar(holidays, settings.closed_days)
  const today = dayOf(now)
  const near = Temporal.PlainDate.compare(coming.day, addBusinessDays(today, 1, calendar)) <= 0
  const own = near ? undefined : (await ownHoursOf(tx, [employeeId])).get(employeeId)
  const whom = whomOf(enrolled.employee, today, settings, own)
  const hours = new Hours(whom, settings, calendar)
  if (hours.isBusy(today) || !hours.isFree(now)) return false
  if (kind === 'handed_on' && near) return true
  return withinCap(today, (await toldDays(tx, [employeeId], today)).get(employeeId) ?? [])
}
