import type { Turn } from '../../bot/feature.ts'
import { dayOf } from '../../domain/calendar/written.ts'
import type { Prisma, Tx } from '../db/index.ts'
import { conversationOf } from './conversation.ts'
import { toDate, toMoment } from './days.ts'
import { readSettings } from './settings/settings.ts'

/** What was last talked of by this person at this place; undefined once it has expired. */
export async function readSubject(tx: Tx, turn: Turn): Promise<unknown> {
  const row = await tx.conversation.findUnique({ where: { channel_place_externalId: conversationOf(turn) } })
  if (!row?.subject || !row.subjectUntil || row.subjectUntil <= toMoment(turn.now)) return undefined
  return row.subject
}

/** Remembers a subject for some minutes. */
export async function writeSubject(tx: Tx, turn: Turn, subject: object, minutes: number): Promise<void> {
  const key = conversationOf(turn)
  const kept = { subject: subject as Prisma.InputJsonObject, subjectUntil: toMoment(turn.now.add({ minutes })) }
  await tx.conversation.upsert({
    where: { channel_place_externalId: key },
    create: { ...key, ...kept },
    update: kept,
  })
}

/** Keeps what somebody thought of an answer, by the day and without who it was. */
export async function writeRating(
  tx: Tx,
  { good, outcome, refs, at }: { good: boolean; outcome: string; refs: readonly string[]; at: Turn['now'] },
): Promise<void> {
  await tx.answerRating.create({ data: { day: toDate(dayOf(at)), good, outcome, refs: [...refs] } })
}

/** The city's own answers, each marked as sample where the city has not entered it. */
export async function readCityFacts(tx: Tx): Promise<{ words: readonly string[]; text: string; sample: boolean }[]> {
  const { settings, sample } = await readSettings(tx)
  return (settings.facts ?? []).map((fact) => ({ ...fact, sample: sample.has('facts') }))
}

/** Whom to ask, as the city calls them; the office's usual name where none is entered. */
export async function readDesk(tx: Tx): Promise<{ name: string; sample: boolean }> {
  const { settings, sample } = await readSettings(tx)
  return {
    name: settings.hr_contact ?? '人事・研修の担当',
    sample: settings.hr_contact !== undefined && sample.has('hr_contact'),
  }
}
