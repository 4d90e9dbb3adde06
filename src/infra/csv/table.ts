import { CsvError, parse } from 'csv-parse/sync'
import { HagukumiError } from '../../bot/errors.ts'
import { decodeText, looksLikeEuc } from './decode.ts'

/** Bytes and rows of the largest file that is read; it is held in memory whole (45,000 rows took 1.4 GB to write). */
export const MOST_BYTES = 10 * 1024 * 1024
const MOST_ROWS = 20_000
/** Characters of one row; a longer one is an unclosed quote that swallows the file. */
const LONGEST_ROW = 20_000
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

interface Read {
  readonly record: readonly string[]
  readonly line: number
}

function parseRecords(text: string): Read[] {
  const read: Read[] = []
  try {
    // One kind of line end: csv-parse counts a CRLF inside quotes as two lines.
    parse(text.replace(/\r\n?/g, '\n'), {
      record_delimiter: '\n',
      relax_column_count: true,
      skip_empty_lines: true,
      max_record_size: LONGEST_ROW,
      on_record(record: string[], { lines }) {
        if (record.every((cell) => cell.trim() === '')) return null
        // `lines` counts to the end of the row; a quoted cell may hold line ends of its own.
        const inside = record.reduce((sum, cell) => sum + (cell.split('\n').length - 1), 0)
        read.push({ record, line: lines - inside })
        if (read.length > MOST_ROWS + 1)
          throw refusal(`行が多すぎます（${MOST_ROWS}行まで）。分けて、もう一度お試しください。`)
        return null
      },
    })
  } catch (cause) {
    if (cause instanceof HagukumiError) throw cause
    const line = cause instanceof CsvError && typeof cause.lines === 'number' ? `${cause.lines}行目のあたり` : '途中'
    throw refusal(`CSV として読めません。${line}の引用符（"）をお確かめください。`, cause)
  }
  return read
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
