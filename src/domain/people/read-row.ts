import { Temporal } from 'temporal-polyfill'
import type { PeopleColumn, PeopleRow } from './columns.ts'
import { readDutyDays, readDutyHours } from './duty.ts'
import type { Appointment, Employee } from './employee.ts'
import type { FaultList } from './faults.ts'
import type { GradeLookup } from './grade-lookup.ts'
import { readEmail, readName, readNumber, readUnitPath, unfit } from './read-cells.ts'
import { readDate } from './read-date.ts'
import { readLeaves } from './read-leaves.ts'

/** One row, read: whom it is about and the one appointment it tells of. */
export interface Listing {
  readonly line: number
  readonly personal: Omit<Employee, 'appointments'>
  readonly appointment: Appointment
}

/** Takes a row; gives it read, or undefined after telling `faults` everything that is wrong with it. */
export function readRow(row: PeopleRow, gradeOf: GradeLookup, faults: FaultList): Listing | undefined {
  const before = faults.total
  const cell = new CellReader(row, faults)
  const number = cell.needed('職員番号', readNumber, '半角の英数字とハイフン20字までで書いてください。')
  const unitPath = cell.needed(
    '所属',
    readUnitPath,
    '「総務部/人事課/人事研修係」のように、上から6段までで書いてください。',
  )
  const kind = cell.needed('本務兼務', readKind, '「本務」か「兼務」と書いてください。')
  const dutyDays = cell.optional('勤務曜日', readDutyDays, DUTY_DAYS)
  const dutyHours = cell.optional('勤務時間', readDutyHours, DUTY_HOURS)
  const from = cell.needed('発令日', readDate, DATE)
  const text = (column: PeopleColumn) => cell.needed(column, readName, '') ?? ''
  const other = (column: PeopleColumn) => cell.optional(column, readNumber, '職員番号で書いてください。')
  const [name, employment, gradeName, jobFamily] = [text('氏名'), text('任用形態'), text('職位'), text('職種')]
  const to = cell.optional('終了日', readDate, DATE)
  const leftOn = cell.optional('退職日', readDate, DATE)
  if (from && to && isBefore(to, from)) cell.wrong('終了日', '発令日より前です。どちらかを直してください。')
  if (from && leftOn && isBefore(leftOn, from)) cell.wrong('退職日', '発令日より前です。どちらかを直してください。')
  const leaves = cell.optional('休職等', readLeaves, LEAVES) ?? []
  const email = cell.optional('メール', readEmail, 'メールアドレスとして読めません。お確かめください。')
  const people = { superior: other('上司'), firstAppraiser: other('一次評価者'), secondAppraiser: other('二次評価者') }
  cell.fits('ふりがな')
  if (!number || !unitPath || !kind || !from || faults.total > before) return undefined
  const kana = readName(row.cells.ふりがな)
  const gradeId = gradeOf(gradeName, jobFamily)
  return {
    line: row.line,
    personal: { number, name, kana, email, employment, dutyDays, dutyHours, leftOn, leaves },
    appointment: { kind, unitPath, gradeId, gradeName, jobFamily, from, to, ...people },
  }
}

const DATE = '日付として読めません。2026-04-01、2026/4/1、令和8年4月1日のどれかで書いてください。'
const DUTY_DAYS = '「月火水木金」のように書いてください。空なら、所属の勤務日になります。'
const DUTY_HOURS = '「8:30-17:15」のように書いてください。空なら、所属の勤務時間になります。'
const LEAVES = '「2026-10-01/2027-03-31;2028-04-01/」のように、期間が重ならないように書いてください。'

/** Reads cells of one row and tells what is wrong with them, once each. */
class CellReader {
  readonly #row: PeopleRow
  readonly #faults: FaultList

  constructor(row: PeopleRow, faults: FaultList) {
    this.#row = row
    this.#faults = faults
  }

  needed<T>(column: PeopleColumn, read: (cell: string) => T | undefined, hint: string): T | undefined {
    if (this.#row.cells[column] !== '') return this.optional(column, read, hint)
    this.wrong(column, '空です。必ず要る項目です。')
    return undefined
  }

  optional<T>(column: PeopleColumn, read: (cell: string) => T | undefined, hint: string): T | undefined {
    const cell = this.#row.cells[column]
    if (cell === '' || !this.fits(column)) return undefined
    const value = read(cell)
    if (value === undefined) this.wrong(column, hint)
    return value
  }

  fits(column: PeopleColumn): boolean {
    const why = unfit(this.#row.cells[column])
    if (why !== undefined) this.wrong(column, why)
    return why === undefined
  }

  wrong(column: PeopleColumn, says: string): void {
    this.#faults.add(this.#row.line, column, says)
  }
}

function readKind(cell: string): Appointment['kind'] | undefined {
  if (cell === '本務') return 'main'
  return cell === '兼務' || cell === '併任' ? 'concurrent' : undefined
}

function isBefore(one: Temporal.PlainDate, other: Temporal.PlainDate): boolean {
  return Temporal.PlainDate.compare(one, other) < 0
}
