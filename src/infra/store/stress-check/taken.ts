import { z } from 'zod'
import { HagukumiError } from '../../../bot/errors.ts'
import { FaultList } from '../../../domain/people/faults.ts'
import { type Count, mayShow, unitsShown } from '../../../domain/stress-check/figures.ts'
import type { Period } from '../../../domain/stress-check/period.ts'
import type { Database, Tx } from '../../db/index.ts'
import { idsOf, type Numbered } from './lists.ts'
import { audit, type OperatorAct } from './periods.ts'
import { seal, unseal } from './seal.ts'

const NO_KEY =
  '受けた方の一覧を暗号にする鍵がありません。環境変数 HAGUKUMI_SC_KEY を設定してから、もう一度お試しください。'

/** Refuses mode B where nothing can be sealed. */
export function refuseWithoutKey(key: string | undefined): asserts key is string {
  if (key === undefined) throw new HagukumiError('not_allowed', NO_KEY)
}

/**
 * Keeps who took it, sealed in one piece that is as long for nobody as for all; used to stop encouragements and nothing
 * else. Throws not_allowed in mode A, which knows no such list, and without a key; bad_input with a line for each thing
 * to mend.
 */
export function importTaken(
  { prisma }: Database,
  period: Period,
  { rows, key }: { readonly rows: readonly Numbered[]; readonly key: string | undefined },
  act: OperatorAct,
): Promise<void> {
  return prisma.$transaction(async (tx) => {
    if (period.mode.kind !== 'B') throw new HagukumiError('not_allowed', MODE_A)
    refuseWithoutKey(key)
    const ids = await idsOf(tx, rows)
    const eligible = await tx.stressCheckEligible.findMany({ where: { periodId: period.id } })
    refuseStrangers(rows, ids, new Set(eligible.map(({ employeeId }) => employeeId)))
    const text = JSON.stringify(ids).padEnd(eligible.length * ID_LENGTH + 2)
    const sealed = seal(text, key, period.id)
    const row = { periodId: period.id, sealed }
    await tx.stressCheckTaken.upsert({ where: { periodId: period.id }, create: row, update: row })
    await audit(tx, 'stresscheck.taken', period.name, act)
  })
}

/** Letters of an id in JSON, with its quotes and comma. */
const ID_LENGTH = 39

const MODE_A =
  'この期間は、受けた方の一覧を使わない方式（A）です。衛生委員会の決定があるときは、方式をBにした案を作ってください。'

function refuseStrangers(rows: readonly Numbered[], ids: readonly string[], eligible: ReadonlySet<string>): void {
  const faults = new FaultList()
  for (const [at, { line }] of rows.entries())
    if (!eligible.has(ids[at] ?? '')) faults.add(line, '職員番号', '対象者の一覧にありません。')
  if (faults.total === 0) return
  throw new HagukumiError('bad_input', `取り込みませんでした。一覧は元のままです。\n${faults.written()}`)
}

/** The people of the list; none in mode A, without a list, or where it cannot be unsealed: then all are written to. */
export async function takenOf(tx: Tx, { id, mode }: Period, key: string | undefined): Promise<ReadonlySet<string>> {
  const row = mode.kind === 'B' ? await tx.stressCheckTaken.findUnique({ where: { periodId: id } }) : null
  const text = row && key !== undefined ? unseal(row.sealed, key, id) : undefined
  return new Set(text === undefined ? [] : z.array(z.uuid()).parse(JSON.parse(text)))
}

/** How many took it, as far as that may be told; figures of units are those of the highest units. */
export interface ResponseFigures {
  readonly city: Count | undefined
  readonly units: readonly (Count & { readonly unit: string })[]
}

/** Takes a period that is over; gives what may be told of who took it: nothing of few, of none, of all, or by subtraction. */
export async function responseFigures(tx: Tx, period: Period, key: string | undefined): Promise<ResponseFigures> {
  const taken = await takenOf(tx, period, key)
  const people = await tx.$queryRaw<{ id: string; unit: string }[]>`
    SELECT DISTINCT ON (e.employee_id) e.employee_id::text AS id, split_part(u.path, '/', 1) AS unit
    FROM stress_check_eligible e JOIN appointment t ON t.employee_id = e.employee_id JOIN org_unit u ON u.id = t.unit_id
    WHERE e.period_id = ${period.id}::uuid AND t.main AND t.from_on <= ${period.to.toString()}::date
    ORDER BY e.employee_id, t.from_on DESC`
  const units = new Map<string, Count>()
  for (const { id, unit } of people) {
    const { part, whole } = units.get(unit) ?? { part: 0, whole: 0 }
    units.set(unit, { part: part + (taken.has(id) ? 1 : 0), whole: whole + 1 })
  }
  const city = { part: people.filter(({ id }) => taken.has(id)).length, whole: people.length }
  if (!mayShow(city)) return { city: undefined, units: [] }
  return { city, units: unitsShown([...units].map(([unit, count]) => ({ unit, ...count }))) }
}
