import { Temporal } from 'temporal-polyfill'
import { HagukumiError } from '../../../bot/errors.ts'
import { dayOf } from '../../../domain/calendar/written.ts'
import { type Period, type PeriodDraft, SECOND_PERSON_ABOVE } from '../../../domain/stress-check/period.ts'
import type { Database, Prisma, Tx } from '../../db/index.ts'
import { record } from '../audit.ts'
import { toDate, toMoment } from '../days.ts'
import { readPeriods } from './rows.ts'

/** Which operator acts, by 職員番号, and when. */
export interface OperatorAct {
  readonly operator: string
  readonly now: Temporal.Instant
}

const { compare } = Temporal.PlainDate

/**
 * Writes a draft, or writes one of the same name anew; people already listed stay. Throws not_allowed where that one is
 * approved or purged, or another period lies in the same days.
 */
export function saveDraft({ prisma }: Database, id: string, draft: PeriodDraft, act: OperatorAct): Promise<void> {
  return prisma.$transaction(async (tx) => {
    const periods = await readPeriods(tx)
    const former = periods.find(({ name }) => name === draft.name)
    if (former && former.state !== 'draft') throw refusal(`「${draft.name}」は承認済みのため、書き換えられません。`)
    const beside = periods.find((each) => each !== former && each.state !== 'purged' && overlap(each, draft))
    if (beside) throw refusal(`「${beside.name}」と期間が重なります。どちらかの期間を直してください。`)
    const row = rowOf(draft, act.operator)
    const key = former?.id ?? id
    await tx.stressCheckPeriod.upsert({ where: { id: key }, create: { id: key, ...row }, update: row })
    await tx.stressCheckLetter.deleteMany({ where: { periodId: key } })
    await tx.stressCheckLetter.createMany({
      data: draft.letters.map(({ kind, day }) => ({ periodId: key, kind, onDay: toDate(day) })),
    })
    await audit(tx, 'stresscheck.new', draft.name, act)
  })
}

function rowOf({ name, from, to, facts, slot, mode }: PeriodDraft, author: string) {
  const decided = mode.kind === 'B' ? { committeeOn: toDate(mode.on), committeeRef: mode.ref } : {}
  const bare = { committeeOn: null, committeeRef: null, ...decided }
  const days = { fromOn: toDate(from), toOn: toDate(to) }
  return { name, ...days, facts: { ...facts } as Prisma.InputJsonObject, slot, mode: mode.kind, ...bare, author }
}

/**
 * Lets a period begin. Throws not_allowed where nobody is on its list, it is over, or it is for more people than one
 * operator alone may decide on and they wrote it themselves.
 */
export function approve({ prisma }: Database, period: Period, act: OperatorAct): Promise<void> {
  return prisma.$transaction(async (tx) => {
    const eligibleCount = await tx.stressCheckEligible.count({ where: { periodId: period.id } })
    if (eligibleCount === 0)
      throw refusal('対象者がまだ登録されていません。先に stresscheck eligible で取り込んでください。')
    if (compare(period.to, dayOf(act.now)) < 0) throw refusal('期間がもう終わっています。新しい期間を作ってください。')
    if (eligibleCount > SECOND_PERSON_ABOVE && period.author === act.operator)
      throw refusal(
        `対象者が${SECOND_PERSON_ABOVE}人を超えるため、案を作った方とは別の実施事務従事者の承認が要ります。`,
      )
    const approved = { state: 'approved', approver: act.operator, approvedAt: toMoment(act.now), eligibleCount }
    const { count } = await tx.stressCheckPeriod.updateMany({
      where: { id: period.id, state: 'draft', author: period.author },
      data: approved,
    })
    if (count === 0) throw refusal('この期間は、いま承認できる案ではありません。stresscheck show でお確かめください。')
    await audit(tx, 'stresscheck.approve', period.name, act)
  })
}

/** Writes an act of an operator into the audit: never a figure, never whom it is about. */
export function audit(tx: Tx, action: string, subject: string, { operator, now }: OperatorAct): Promise<void> {
  return record(tx, { at: now, actor: operator, action, subject })
}

function overlap(one: { from: Temporal.PlainDate; to: Temporal.PlainDate }, other: typeof one): boolean {
  return compare(one.from, other.to) <= 0 && compare(other.from, one.to) <= 0
}

function refusal(sentence: string): HagukumiError {
  return new HagukumiError('not_allowed', sentence)
}
