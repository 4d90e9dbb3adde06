import { card } from '../../bot/card/card.ts'
import type { Given, Reply, Turn } from '../../bot/feature.ts'
import { dayOf, writtenDay } from '../../domain/calendar/written.ts'
import type { Meeting } from '../../domain/meeting/meeting.ts'
import { AHEAD_DAYS, NEAR_DAYS } from './coming.ts'
import type { MeetingsPorts } from './ports.ts'
import { meetingFor, own, unitFor } from './standing.ts'
import { BUTTON, TEXT } from './texts.ts'
import { writtenWhen } from './written.ts'

/** 「今月は見送り」: the meeting that is next, or the one just gone by unrecorded. No question why. */
export async function skipOwn(turn: Turn, ports: MeetingsPorts): Promise<Reply[]> {
  const found = await unitFor(turn, ports)
  if ('refused' in found) return found.refused
  const today = dayOf(turn.now)
  const near = await ports.meetings(found.unit.id, today.subtract({ days: NEAR_DAYS }), today.add({ days: AHEAD_DAYS }))
  const planned = near.filter(({ state }) => state === 'planned')
  const past = planned.find(({ day }) => day.until(today).sign > 0 && day.month === today.month)
  const meant = past ?? planned.find(({ day }) => day.until(today).sign <= 0)
  return meant ? skip(meant, turn, ports) : own(card(TEXT.noneToSkip).build())
}

/** 〔今月は見送り〕 on a meeting. */
export async function skipThis(given: Given, turn: Turn, ports: MeetingsPorts): Promise<Reply[]> {
  const found = await meetingFor(given, turn, ports)
  if ('refused' in found) return found.refused
  return found.meeting.state === 'planned' ? skip(found.meeting, turn, ports) : own(card(TEXT.noneToSkip).build())
}

/** 〔元に戻す〕. */
export async function unskip(given: Given, turn: Turn, ports: MeetingsPorts): Promise<Reply[]> {
  const found = await meetingFor(given, turn, ports)
  if ('refused' in found) return found.refused
  if (found.meeting.state !== 'skipped') return own(card(TEXT.gone).build())
  await ports.unskip(found.meeting, turn.now)
  return own(card(TEXT.unskipped(writtenWhen(found.meeting))).build())
}

async function skip(meeting: Meeting, turn: Turn, ports: MeetingsPorts): Promise<Reply[]> {
  await ports.skip(meeting, turn.now)
  const { unitId, day, id } = meeting
  const ahead = await ports.meetings(unitId, day.add({ days: 1 }), day.add({ days: AHEAD_DAYS }))
  const next = ahead.find(({ state }) => state === 'planned')
  const said = [TEXT.skipped, next ? TEXT.skippedNext(writtenDay(next.day)) : ''].join('')
  return own(card(said).button(BUTTON.undo, 'meetings', 'unskip', { meeting: id }).build())
}
