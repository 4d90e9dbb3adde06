import { Temporal } from 'temporal-polyfill'
import { card } from '../../bot/card/card.ts'
import type { Given, Reply, Turn } from '../../bot/feature.ts'
import type { Answers } from '../../bot/flow/flow.ts'
import { dayOf, writtenDay } from '../../domain/calendar/written.ts'
import type { Meeting, MeetingRecord } from '../../domain/meeting/meeting.ts'
import { AHEAD_DAYS, NEAR_DAYS } from './coming.ts'
import type { MeetingsPorts } from './ports.ts'
import type { ReadRecord } from './reading/record.ts'
import { mendCard, recordCard } from './record-cards.ts'
import { fits, type Of, ofIn, RECORD_FLOW } from './record-flow.ts'
import { meetingFor, own, type Standing, stranger, unitFor } from './standing.ts'
import { TEXT } from './texts.ts'
import { themeNamed, themeTitle } from './themes.ts'

/** Days back for which a record is taken at all. */
const OLDEST_DAYS = 366

/** What was read of one message: recorded where it is whole, else the rest is asked for one by one. */
export async function recordRead(read: ReadRecord, turn: Turn, ports: MeetingsPorts): Promise<Reply[]> {
  const found = await unitFor(turn, ports, read.unitName)
  if ('refused' in found) return found.refused
  const today = dayOf(turn.now)
  const day = read.day ?? (read.kind === 'meeting' ? await likelyDay(found, today, ports) : today)
  const wrong = wrongDay(day, today)
  if (wrong) return wrong
  const { id: unit, name } = found.unit
  const of: Of = { unit, name, kind: read.kind, day: day.toString() }
  const next = read.nextOn === undefined ? await plannedNext(unit, day, ports) : (read.nextOn?.toString() ?? '')
  const { headCount, theme, decisions } = read
  const answers: Answers = {
    of: { ...of },
    ...(headCount ? { count: headCount } : {}),
    ...(theme !== undefined && fits({ theme }) ? { theme } : {}),
    ...(decisions && fits({ decisions }) ? { decisions } : {}),
    ...(next === undefined ? {} : { next }),
  }
  if (recordIn(answers)) return finishRecord(answers, turn, ports)
  const said = read.headCount !== undefined || read.theme !== undefined
  return [begin(said ? TEXT.readSoFar : TEXT.startRecord, answers)]
}

/** The end of the flow, and of a message that had all: looks again whether it may be, and records. */
export async function finishRecord(answers: Answers, turn: Turn, ports: MeetingsPorts): Promise<Reply[]> {
  const record = recordIn(answers)
  const { person } = turn.asker
  if (!person) return stranger()
  const unit = record && (await ports.units(person)).find(({ id }) => id === record.unitId)
  if (!record || !unit) return own(card(TEXT.foreign).build())
  const wrong = wrongDay(record.day, dayOf(turn.now))
  if (wrong) return wrong
  const meeting = await ports.record(record, turn.now)
  return own(recordCard(meeting, ports.idea))
}

/** 〔直す〕: asks what is to be mended. */
export async function mend(given: Given, turn: Turn, ports: MeetingsPorts): Promise<Reply[]> {
  const found = await meetingFor(given, turn, ports)
  return 'refused' in found ? found.refused : own(mendCard(found.meeting))
}

/** Asks for one part of a record again; all others stay. */
export async function mendPart(given: Given, turn: Turn, ports: MeetingsPorts): Promise<Reply[]> {
  const found = await meetingFor(given, turn, ports)
  if ('refused' in found) return found.refused
  const { [String(given.part)]: _, ...rest } = answersOf(found.meeting)
  return [begin(TEXT.mendHow, rest)]
}

/** 〔記録する〕 on a meeting: asks for all of it, its day alone is known. */
export async function recordMeeting(given: Given, turn: Turn, ports: MeetingsPorts): Promise<Reply[]> {
  const found = await meetingFor(given, turn, ports)
  if ('refused' in found) return found.refused
  const wrong = wrongDay(found.meeting.day, dayOf(turn.now))
  if (wrong) return wrong
  const { of } = answersOf(found.meeting)
  const next = await plannedNext(found.meeting.unitId, found.meeting.day, ports)
  return [begin(TEXT.startRecord, { ...(of ? { of } : {}), ...(next ? { next } : {}) })]
}

function begin(says: string, beginsWith: Answers): Reply {
  return { card: card(says).build(), personal: true, begins: RECORD_FLOW, beginsWith }
}

/** The record that the answers make; undefined as long as one is missing. */
function recordIn({ of: ofAnswer, count, theme, decisions, next }: Answers): MeetingRecord | undefined {
  const of = ofIn(ofAnswer)
  if (!of || typeof count !== 'number' || typeof theme !== 'string' || !Array.isArray(decisions)) return undefined
  if (typeof next !== 'string') return undefined
  return {
    unitId: of.unit,
    kind: of.kind,
    day: Temporal.PlainDate.from(of.day),
    headCount: count,
    theme: themeNamed(theme),
    decisions: decisions.map(String),
    nextOn: next === '' ? undefined : Temporal.PlainDate.from(next),
  }
}

function answersOf(meeting: Meeting): Answers {
  const { unitId, unitName, kind, day, headCount, theme, decisions, nextOn } = meeting
  return {
    of: { unit: unitId, name: unitName, kind, day: day.toString() },
    ...(headCount === undefined ? {} : { count: headCount }),
    ...(theme === undefined ? {} : { theme: themeTitle(theme) }),
    decisions,
    next: nextOn?.toString() ?? '',
  }
}

/** The last planned meeting of these days that nobody recorded yet; else it was today. */
async function likelyDay({ unit }: Standing, today: Temporal.PlainDate, ports: MeetingsPorts) {
  const near = await ports.meetings(unit.id, today.subtract({ days: NEAR_DAYS }), today)
  return near.filter(({ state }) => state === 'planned').at(-1)?.day ?? today
}

async function plannedNext(unitId: string, day: Temporal.PlainDate, ports: MeetingsPorts): Promise<string | undefined> {
  const ahead = await ports.meetings(unitId, day.add({ days: 1 }), day.add({ days: AHEAD_DAYS }))
  return ahead.find(({ state }) => state === 'planned')?.day.toString()
}

function wrongDay(day: Temporal.PlainDate, today: Temporal.PlainDate): Reply[] | undefined {
  const { compare } = Temporal.PlainDate
  if (compare(day, today) > 0) return own(card(TEXT.future(writtenDay(day))).build())
  const old = compare(day, today.subtract({ days: OLDEST_DAYS })) < 0
  return old ? own(card(TEXT.tooOld(OLDEST_DAYS)).build()) : undefined
}
