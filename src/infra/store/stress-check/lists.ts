import { HagukumiError } from '../../../bot/errors.ts'
import { FaultList } from '../../../domain/people/faults.ts'
import type { Period } from '../../../domain/stress-check/period.ts'
import type { Database, Tx } from '../../db/index.ts'
import { audit, type OperatorAct } from './periods.ts'

/** A line of a list of people. */
export interface Numbered {
  readonly line: number
  readonly number: string
}

/**
 * Makes the list of 対象者 what the file says, all or nothing; gives how many there are. It comes from the
 * 実施事務従事者 and is never computed (domain notes §3). A period that was approved needs a new approval.
 * Throws bad_input with one line for each thing to mend.
 */
export function importEligible(
  { prisma }: Database,
  period: Period,
  rows: readonly Numbered[],
  act: OperatorAct,
): Promise<number> {
  return prisma.$transaction(async (tx) => {
    const ids = await idsOf(tx, rows)
    await tx.stressCheckEligible.deleteMany({ where: { periodId: period.id } })
    await tx.$executeRaw`INSERT INTO stress_check_eligible (period_id, employee_id)
      SELECT ${period.id}::uuid, id FROM unnest(${ids}::uuid[]) AS id`
    const draft = { state: 'draft', approver: null, approvedAt: null, eligibleCount: ids.length }
    await tx.stressCheckPeriod.update({ where: { id: period.id }, data: { ...draft, author: act.operator } })
    await audit(tx, 'stresscheck.eligible', period.name, act)
    return ids.length
  }, LIMITS)
}

/** Milliseconds for a list of some ten thousand people. */
const LIMITS = { maxWait: 30_000, timeout: 120_000 }

/** The internal ids of people by 職員番号. Throws bad_input with a line for each number that is unknown or there twice. */
export async function idsOf(tx: Tx, rows: readonly Numbered[]): Promise<string[]> {
  const wanted = rows.map(({ number }) => number.normalize('NFKC'))
  const found = await tx.employee.findMany({ select: { id: true, number: true } })
  const ids = new Map(found.map(({ id, number }) => [number, id]))
  const faults = new FaultList()
  for (const [at, { line }] of rows.entries()) {
    const number = wanted[at] ?? ''
    if (number === '') faults.add(line, '職員番号', '空です。職員番号を書いてください。')
    else if (!ids.has(number)) faults.add(line, '職員番号', '名簿にありません。番号をお確かめください。')
    else if (wanted.indexOf(number) !== at) faults.add(line, '職員番号', '前の行と同じです。片方を消してください。')
  }
  if (faults.total > 0) {
    const head = `取り込みませんでした。直すところが${faults.total}件あります。一覧は元のままです。`
    throw new HagukumiError('bad_input', `${head}\n${faults.written()}`)
  }
  return wanted.flatMap((number) => ids.get(number) ?? [])
}
