import { HagukumiError } from '../../bot/errors.ts'
import { decodeText, looksLikeEuc } from './decode.ts'
import { BrokenCsv, type CsvRecord, recordsOf } from './records.ts'

/** Bytes and rows of the largest file that is read; it is held in memory whole (45,000 rows took 1.4 GB to write). */
export const MOST_BYTES = 10 * 1024 * 1024
const MOST_ROWS = 20_000
const NAMED = 5

/** One row: its line (1 = the headings) and the trimmed cell under each heading. */
export interface TableRow<Column extends string> {
  readonly line: number
  readonly cells: Readonly<Record<Column, string>>
}

/**
 * Takes the bytes of a CSV file and the headings it must have, in any order; gives its rows, blank ones left out.
 * UTF-8 or Shift_JIS, CRLF or LF. Throws bad_input with a sentence for a file that is too large, no text, no CSV,
 * or has other headings. A sentence never repeats a cell.
 */
export function readTable<Column extends string>(
  bytes: Uint8Array,
  columns: readonly Column[],
): readonly TableRow<Column>[] {
  refuseIfTooLarge(bytes.length)
  const [first, ...records] = parseRecords(decodeText(bytes))
  const headings = withoutBlankEnd(first?.record ?? [], 0).map((heading) => heading.normalize('NFKC').trim())
  const places = placeColumns(headings, columns, bytes)
  return records.map(({ record, line }) => {
    const written = withoutBlankEnd(record, headings.length)
    if (written.length !== headings.length)
      throw refusal(
        `${line}行目の列の数（${written.length}）が、見出しの数（${headings.length}）と違います。コンマや引用符（"）をお確かめください。`,
      )
    const cells = columns.map((column, at) => [column, (written[places[at] ?? -1] ?? '').trim()])
    return { line, cells: Object.fromEntries(cells) as Record<Column, string> }
  })
}

/** Spreadsheets write blank cells to the right of the table; down to `least` cells they are left out. */
function withoutBlankEnd(record: readonly string[], least: number): readonly string[] {
  const last = record.findLastIndex((cell) => cell.trim() !== '')
  return record.slice(0, Math.max(last + 1, Math.min(least, record.length)))
}

function refuseIfTooLarge(size: number): void {
  if (size > MOST_BYTES)
    throw refusal(`ファイルが大きすぎます（${MOST_BYTES / 1024 / 1024}MBまで）。名簿を分けて、もう一度お試しください。`)
}

function parseRecords(text: string): CsvRecord[] {
  try {
    const read = recordsOf(text, MOST_ROWS + 1)
    if (read.length > MOST_ROWS + 1)
      throw refusal(`行が多すぎます（${MOST_ROWS}行まで）。分けて、もう一度お試しください。`)
    return read
  } catch (cause) {
    if (!(cause instanceof BrokenCsv)) throw cause
    const line = cause.line === undefined ? '途中' : `${cause.line}行目のあたり`
    throw refusal(`CSV として読めません。${line}の引用符（"）をお確かめください。`, cause)
  }
}

/** The place of each column among the headings. */
function placeColumns(headings: readonly string[], columns: readonly string[], bytes: Uint8Array): number[] {
  const known = columns.filter((column) => headings.includes(column))
  if (known.length === 0) {
    if (looksLikeEuc(bytes, columns))
      throw refusal('文字コードが EUC-JP のようです。UTF-8 か Shift_JIS で保存して、もう一度お試しください。')
    throw refusal(`1行目に見出しがありません。コンマ区切りで、${written(columns)}の見出しを付けてください。`)
  }
  const missing = columns.filter((column) => !known.includes(column))
  const strange = headings.filter((heading) => !columns.includes(heading)).map((heading) => heading.slice(0, 20))
  if (missing.length > 0 || strange.length > 0) {
    const lacks = missing.length > 0 ? `見出し${written(missing)}がありません。1行目に足してください。` : ''
    const knows =
      strange.length > 0 ? `知らない見出し${written(strange)}があります。その列を消すか、見出しを直してください。` : ''
    throw refusal(lacks + knows)
  }
  const twice = headings.filter((heading, at) => headings.indexOf(heading) !== at)
  if (twice.length > 0) throw refusal(`見出し${written(twice)}が2つあります。片方を消してください。`)
  return columns.map((column) => headings.indexOf(column))
}

function written(headings: readonly string[]): string {
  const some = headings.slice(0, NAMED).map((heading) => `「${heading}」`)
  const rest = headings.length - some.length
  return `${some.join('')}${rest > 0 ? `ほか${rest}つ` : ''}`
}

function refusal(says: string, cause?: unknown): HagukumiError {
  return new HagukumiError('bad_input', says, { cause })
}
