import type { Temporal } from 'temporal-polyfill'
import { HagukumiError } from '../../../bot/errors.ts'
import type { PeopleRow } from '../../../domain/people/columns.ts'
import { crossCheck } from '../../../domain/people/cross-check.ts'
import { FaultList } from '../../../domain/people/faults.ts'
import type { GradeLookup } from '../../../domain/people/grade-lookup.ts'
import type { Enrolled } from '../../../domain/people/person.ts'
import { checkRoles, planImport } from '../../../domain/people/plan.ts'
import { type ImportReport, reportOf } from '../../../domain/people/report.ts'
import { readRoster } from '../../../domain/people/roster.ts'
import { type Database, type Tx, untilUnhindered } from '../../db/index.ts'
import { record } from '../audit.ts'
import { lookAgainAtEverybody } from '../nudges/assignments.ts'
import { holdDirectory } from './lock.ts'
import { readEnrolled } from './rows.ts'
import { removeSamplePeople } from './sample-removal.ts'
import type { Origin } from './units.ts'
import { writePeople } from './write.ts'

/** On whose behalf, when, and how an import is done. */
export interface ImportBy {
  readonly actor: string
  readonly now: Temporal.Instant
  /** The first day whose posts and superiors still matter. */
  readonly today: Temporal.PlainDate
  readonly sample: Origin
  /** `dry_run` does everything but write. */
  readonly mode: ImportReport['mode']
}

/** Milliseconds: a directory of some thousand people on a slow disk; nothing else waits for an import this long. */
export const IMPORT_LIMITS = { maxWait: 30_000, timeout: 120_000 }

/**
 * Takes the rows of a directory file (one an appointment); makes the directory say what the file says, all or nothing.
 * People whom the file does not name stay as they are. A real directory drives out the sample city.
 * Throws bad_input with one line for each thing to mend; then nothing has changed.
 */
export function importPeople(
  db: Database,
  rows: readonly PeopleRow[],
  by: ImportBy,
  gradeOf: GradeLookup,
): Promise<ImportReport> {
  return untilUnhindered(() => db.prisma.$transaction((tx) => importPeopleIn(tx, rows, by, gradeOf), IMPORT_LIMITS))
}

/** The same as part of a transaction that does more. */
export async function importPeopleIn(
  tx: Tx,
  rows: readonly PeopleRow[],
  by: ImportBy,
  gradeOf: GradeLookup,
): Promise<ImportReport> {
  const faults = new FaultList()
  const roster = readRoster(rows, gradeOf, faults)
  refuseIfAny(faults)
  const people = [...roster.values()].map(({ employee }) => employee)
  if (people.length === 0)
    throw new HagukumiError('bad_input', '名簿に職員の行がありません。見出しの下に、1任用1行で書いてください。')
  await holdDirectory(tx)
  const stored = await readEnrolled(tx)
  if (by.sample === 'sample') refuseBesideReal(stored)
  // The sample city makes room for a real directory; it is not compared with it.
  const before = stored.filter(({ sample }) => sample === (by.sample === 'sample'))
  const stay = before.map(({ employee }) => employee).filter(({ number }) => !roster.has(number))
  crossCheck(roster, stay, by.today, faults)
  checkRoles([...people, ...stay], grantsOf(before), by.today, faults)
  refuseIfAny(faults)
  const plan = planImport(roster, new Map(before.map(({ employee }) => [employee.number, employee])), by.today)
  const sampleRemoved = by.sample === 'real' ? await sampleToRemove(tx, stored) : undefined
  const report = reportOf(plan, people, by.mode, sampleRemoved)
  if (by.mode === 'dry_run') return report
  if (sampleRemoved) await removeSamplePeople(tx, by)
  await writePeople(tx, plan, by.sample)
  await lookAgainAtEverybody(tx, by.now)
  await record(tx, {
    at: by.now,
    actor: by.actor,
    action: 'people.import',
    subject: by.sample,
    detail: countsOf(report),
  })
  return report
}

function refuseIfAny(faults: FaultList): void {
  if (faults.total === 0) return
  const head = `名簿を取り込みませんでした。直すところが${faults.total}件あります。名簿は元のままです。`
  throw new HagukumiError('bad_input', `${head}\n${faults.written()}`)
}

function refuseBesideReal(stored: readonly Enrolled[]): void {
  if (stored.some(({ sample }) => !sample))
    throw new HagukumiError(
      'bad_input',
      '市の名簿があるところに、サンプルの市は入れられません。空のデータベースでお試しください。',
    )
}

async function sampleToRemove(tx: Tx, stored: readonly Enrolled[]): Promise<ImportReport['sampleRemoved']> {
  const people = stored.filter(({ sample }) => sample).length
  return people === 0 ? undefined : { people, units: await tx.orgUnit.count({ where: { sample: true } }) }
}

function grantsOf(enrolled: readonly Enrolled[]): Map<string, readonly string[]> {
  return new Map(enrolled.map(({ employee, granted }) => [employee.number, granted]))
}

function countsOf({ added, changed, unchanged, left, absent, sampleRemoved }: ImportReport): Record<string, number> {
  const counts = { added, changed, unchanged, left, absent }
  return sampleRemoved ? { ...counts, samplePeople: sampleRemoved.people, sampleUnits: sampleRemoved.units } : counts
}
