import { type CardBuilder, card } from '../../bot/card/card.ts'
import type { Reply, Turn } from '../../bot/feature.ts'
import { dayOf, writtenDay, ZONE } from '../../domain/calendar/written.ts'
import type { Meeting, MeetingUnit } from '../../domain/meeting/meeting.ts'
import type { MeetingsPorts } from './ports.ts'
import { own, unitFor } from './standing.ts'
import { BUTTON, TEXT } from './texts.ts'
import { themeTitle } from './themes.ts'
import { writtenWhen } from './written.ts'

/** Days back to a meeting that may still want to be recorded. */
export const NEAR_DAYS = 10

/** Days ahead in which the next meeting is looked for. */
export const AHEAD_DAYS = 70

/** The next meeting of a unit that has not begun yet. */
export async function comingMeeting(
  unit: Pick<MeetingUnit, 'id'>,
  { now }: Turn,
  ports: MeetingsPorts,
): Promise<Meeting | undefined> {
  const today = dayOf(now)
  const clock = now.toZonedDateTimeISO(ZONE).toPlainTime().toString({ smallestUnit: 'minute' })
  const meetings = await ports.meetings(unit.id, today, today.add({ days: AHEAD_DAYS }))
  return meetings.find(({ state, day, at = '' }) => state === 'planned' && !(day.equals(today) && at <= clock))
}

/** 「職場ミーティング」: when the next one is, and what can be done about it. */
export async function showComing(turn: Turn, ports: MeetingsPorts): Promise<Reply[]> {
  const found = await unitFor(turn, ports)
  if ('refused' in found) return found.refused
  const { unit, person } = found
  const meeting = await comingMeeting(unit, turn, ports)
  const shown = await withUnrecorded(card(TEXT.overview(unit.name)), unit, turn, ports)
  if (!meeting) return own(shown.text(TEXT.noMeeting, TEXT.howRecord).build())
  const theme = meeting.theme === undefined ? [] : [TEXT.postedTheme(themeTitle(meeting.theme))]
  const named = { meeting: meeting.id }
  const built = shown
    .text(TEXT.nextMeeting(writtenWhen(meeting)), ...theme, TEXT.howRecord, TEXT.howAgenda)
    .button(BUTTON.items, 'meetings', 'items', named)
    .button(BUTTON.themes, 'meetings', 'themes', named)
  const leads = meeting.leaderId === person.employeeId
  const mine = leads ? built.button(BUTTON.handOver, 'meetings', 'handOver', named) : built
  return own(mine.button(BUTTON.skip, 'meetings', 'skip', named).build())
}

/** One that was planned for the last days and is not recorded can be, with one press. */
async function withUnrecorded(shown: CardBuilder, { id }: MeetingUnit, { now }: Turn, ports: MeetingsPorts) {
  const today = dayOf(now)
  const near = await ports.meetings(id, today.subtract({ days: NEAR_DAYS }), today)
  const last = near.filter(({ state }) => state === 'planned').at(-1)
  return last ? shown.button(BUTTON.record(writtenDay(last.day)), 'meetings', 'record', { meeting: last.id }) : shown
}
