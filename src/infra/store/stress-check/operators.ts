import type { Temporal } from 'temporal-polyfill'
import { HagukumiError } from '../../../bot/errors.ts'
import { conflictsOf, postsFrom } from '../../../domain/people/conflicts.ts'
import { hasLeftBy } from '../../../domain/people/employee.ts'
import { type Enrolled, personOn } from '../../../domain/people/person.ts'
import { endedBefore } from '../../../domain/people/stretch.ts'
import type { Database, Tx } from '../../db/index.ts'
import { record } from '../audit.ts'
import { toMoment } from '../days.ts'
import { readEnrolled } from '../people/rows.ts'

/** A 実施事務従事者 at work. */
export interface Operator {
  readonly employeeId: string
  readonly number: string
  readonly name: string
}

const NOT_ONE =
  'この操作は、ストレスチェック実施事務従事者だけができます。--as に、その役割のある方の職員番号をお書きください。'
const NOT_PLEDGED = 'はじめに、守秘の確認をお願いします。hagukumi stresscheck pledge --as 職員番号 で文が出ます。'

/**
 * The operator with this 職員番号. Throws not_allowed for everybody else, whoever they are, and for an operator who by now
 * has staff, a management post or a role that the law keeps apart (安衛則52条の10第2項): roles are checked again at each act.
 */
export async function operatorCalled(tx: Tx, called: string, today: Temporal.PlainDate): Promise<Operator> {
  const [enrolled] = await readEnrolled(tx, { number: called.normalize('NFKC').trim() })
  const person = enrolled && personOn(enrolled, today)
  if (!enrolled || !person?.roles.includes('sc_operator') || hasLeftBy(enrolled.employee, today))
    throw new HagukumiError('not_allowed', NOT_ONE)
  const conflict = conflictOf(enrolled, today)
  if (conflict !== undefined) throw new HagukumiError('not_allowed', `${conflict}${NOT_ONE}`)
  return { employeeId: enrolled.employeeId, number: enrolled.employee.number, name: person.name }
}

/** Why somebody's posts, staff or other roles do not go with what they were given; undefined where all is well. */
function conflictOf(enrolled: Enrolled, today: Temporal.PlainDate): string | undefined {
  const [conflict] = conflictsOf({
    roles: personOn(enrolled, today)?.roles ?? [],
    staff: enrolled.leads.some((each) => !endedBefore(each, today)) ? 'some' : 'none',
    posts: postsFrom(enrolled.employee, today),
  })
  return conflict
}

/** How many operators are appointed and in service, and how many of them may still act; no person is named. */
export async function countOperators(
  tx: Tx,
  today: Temporal.PlainDate,
): Promise<{ readonly appointed: number; readonly fit: number }> {
  const holders = await readEnrolled(tx, { roles: { some: { role: 'sc_operator' } } })
  const serving = holders.filter((each) => personOn(each, today) !== undefined)
  return { appointed: serving.length, fit: serving.filter((each) => conflictOf(each, today) === undefined).length }
}

/** The same, and they have acknowledged 守秘 (domain notes §3). Throws not_allowed where not. */
export async function pledgedOperator(tx: Tx, called: string, today: Temporal.PlainDate): Promise<Operator> {
  const operator = await operatorCalled(tx, called, today)
  const pledge = await tx.stressCheckPledge.findUnique({ where: { employeeId: operator.employeeId } })
  if (!pledge) throw new HagukumiError('not_allowed', NOT_PLEDGED)
  return operator
}

/** Keeps that an operator acknowledged 守秘, once; false where they had before. */
export function keepPledge({ prisma }: Database, { employeeId, number }: Operator, now: Temporal.Instant) {
  return prisma.$transaction(async (tx): Promise<boolean> => {
    const pledge = { employeeId, at: toMoment(now) }
    const { count } = await tx.stressCheckPledge.createMany({ data: [pledge], skipDuplicates: true })
    if (count > 0) await record(tx, { at: now, actor: number, action: 'stresscheck.pledge', subject: number })
    return count > 0
  })
}
