import type { Temporal } from 'temporal-polyfill'
import type { Card } from '../../../bot/card/card.ts'
import { addBusinessDays } from '../../../domain/calendar/business-days.ts'
import { civicCalendar, type NationalHolidays } from '../../../domain/calendar/civic-calendar.ts'
import { QUIET } from '../../../domain/calendar/quiet.ts'
import { minuteOf } from '../../../domain/calendar/spans.ts'
import { dayOf, ZONE } from '../../../domain/calendar/written.ts'
import type { Meeting } from '../../../domain/meeting/meeting.ts'
import type { Settings } from '../../../domain/settings.ts'
import type { Tx } from '../../db/index.ts'
import { toDate, toMoment } from '../days.ts'
import { readSettings } from '../settings/settings.ts'
import { itemsOf } from './items.ts'
import { type Coming, comingMeetings } from './leaders.ts'
import { meetingWith } from './meetings.ts'
import { hasChannel, postToUnit } from './share.ts'
import { accountOf, type Post, tellNow } from './tell.ts'

/** What the agendas are posted with; `agendaCard` is the feature's. */
export interface AgendaHouse {
  readonly post: Post
  readonly holidays: NationalHolidays
  newId(): string
  agendaCard(meeting: Meeting, items: readonly { readonly text: string; readonly name: string | undefined }[]): Card
}

/** Minutes before a meeting by which a facilitator wants to have seen what was brought up. */
const IN_TIME = 30

/** The first look of a day at 8:00, and minutes that a channel's readers have: before that, the day before. */
const MORNING = minuteOf('08:00')
const SEEN_BEFORE = 15

/** From this minute of the day before on, where the morning of the day is too late. */
const DAY_BEFORE_FROM = minuteOf('13:00')

/**
 * Posts the agendas that are due: on the day to the unit's channel, else, where something was brought up, to whoever
 * leads; to a person never in quiet hours, so for an early meeting on the business day before. Each goes once, however
 * often and in however many processes this runs. Gives the number of those posted.
 */
export async function postAgendas(tx: Tx, now: Temporal.Instant, house: AgendaHouse): Promise<number> {
  const { settings } = await readSettings(tx)
  const calendar = civicCalendar(house.holidays, settings.closed_days)
  const today = dayOf(now)
  if (!calendar.isOpen(today) || settings.disaster === 'on') return 0
  const next = addBusinessDays(today, 1, calendar)
  // Nothing goes out where there is no channel and nothing was brought up.
  const channels = (settings.meetings?.units ?? []).filter(({ channel }) => channel).map(({ unit }) => unit)
  const where = {
    agendaPostedAt: null,
    day: { gte: toDate(today), lte: toDate(next) },
    OR: [{ items: { some: {} } }, { unit: { path: { in: channels } } }],
  }
  const minute = minuteNow(now)
  let posted = 0
  for (const coming of await comingMeetings(tx, where)) {
    const isToday = coming.day.equals(today)
    if (isToday && minute >= minuteOf(coming.at)) continue
    if (await take(tx, coming, now, () => postOne(tx, coming, { isToday, minute, now, settings }, house))) posted += 1
  }
  return posted
}

/** Marks the meeting first: of two processes, the second waits for its row and finds it taken. */
async function take(tx: Tx, { id }: Coming, now: Temporal.Instant, post: () => Promise<boolean>): Promise<boolean> {
  const { count } = await tx.meeting.updateMany({
    where: { id, agendaPostedAt: null },
    data: { agendaPostedAt: toMoment(now) },
  })
  if (count === 0) return false
  const done = await post()
  if (!done) await tx.meeting.update({ where: { id }, data: { agendaPostedAt: null } })
  return done
}

interface When {
  readonly isToday: boolean
  readonly minute: number
  readonly now: Temporal.Instant
  readonly settings: Settings
}

async function postOne(tx: Tx, coming: Coming, { isToday, minute, now, settings }: When, house: AgendaHouse) {
  const meeting = await meetingWith(tx, coming.id)
  if (!meeting) return false
  const items = await itemsOf(tx, coming.id)
  const card = house.agendaCard(meeting, items)
  const { leaderId, unitPath } = coming
  const due = (early: boolean) => (early ? !isToday && minute >= DAY_BEFORE_FROM : isToday)
  if (await hasChannel(tx, unitPath, house.post)) {
    const by = leaderId === undefined ? undefined : await accountOf(tx, leaderId, house.post.channels)
    return due(minuteOf(coming.at) - SEEN_BEFORE < MORNING) && postToUnit(tx, { unitPath, card, by }, house)
  }
  const early = minuteOf(coming.at) - IN_TIME < minuteOf((settings.quiet_hours ?? QUIET).before)
  if (items.length === 0 || leaderId === undefined || !due(early)) return false
  return tellNow(tx, { employeeId: leaderId, card, kind: 'agenda' }, { ...house, now, coming })
}

function minuteNow(now: Temporal.Instant): number {
  const { hour, minute } = now.toZonedDateTimeISO(ZONE)
  return hour * 60 + minute
}
