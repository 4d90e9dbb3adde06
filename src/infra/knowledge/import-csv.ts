import { CsvError, parse } from 'csv-parse/sync'
import { HagukumiError } from '../../bot/errors.ts'

/** Characters of one row; a longer one is an unclosed quote that swallows the file. */
const LONGEST_ROW = 20_000

/** One row: its line (1 = the headings) and the trimmed cell under each heading. */
export interface Row<Column extends string> {
  readonly line: number
  readonly cells: Readonly<Record<Column, string>>
}

/**
 * Takes the text of a CSV and the headings it must have, in any order; gives its rows, blank ones left out.
 * Throws bad_input for text that is no CSV, for other headings, and naming the line of a row with more or fewer cells.
 */
export function readRows<Column extends string>(text: string, columns: readonly Column[]): Row<Column>[] {
  const [first, ...rest] = records(text)
  const headings = (first?.record ?? []).map((heading) => heading.normalize('NFKC').trim())
  refuseOtherHeadings(headings, columns)
  const places = columns.map((column) => headings.indexOf(column))
  return rest.map(({ record, line }) => {
    if (record.length !== headings.length) {
      throw refusal(
        `${line}行目：列の数（${record.length}）が見出しの数（${headings.length}）と違います。コンマと引用符（"）をお確かめください。`,
      )
    }
    const cells = columns.map((column, at) => [column, (record[places[at] ?? -1] ?? '').trim()])
    return { line, cells: Object.fromEntries(cells) as Record<Column, string> }
  })
}

interface Read {
  readonly record: readonly string[]
  readonly line: number
}

function records(text: string): Read[] {
  const read: Read[] = []
  try {
    // One kind of line end: csv-parse counts a CRLF inside quotes as two lines.
    parse(text.replace(/\r\n?/g, '\n'), {
      record_delimiter: '\n',
      relax_column_count: true,
      skip_empty_lines: true,
      max_record_size: LONGEST_ROW,
      on_record(record: string[], { lines }) {
        // `lines` counts to the end of the row; a quoted cell may hold line ends of its own.
        const inside = record.reduce((sum, cell) => sum + cell.split('\n').length - 1, 0)
        if (record.some((cell) => cell.trim() !== '')) read.push({ record, line: lines - inside })
        return null
      },
    })
  } catch (cause) {
    const line = (read.at(-1)?.line ?? 0) + 1
    const place = cause instanceof CsvError ? `${line}行目から先が` : 'ファイルが'
    throw refusal(`${place} CSV として読めません。引用符（"）が閉じているか、お確かめください。`, cause)
  }
  return read
}

function refuseOtherHeadings(headings: readonly string[], columns: readonly string[]): void {
  const missing = columns.filter((column) => !headings.includes(column))
  if (missing.length === columns.length) {
    throw refusal(`1行目：見出しがありません。コンマ区切りで、${named(columns)}の見出しを付けてください。`)
  }
  const strange = headings.filter((heading) => !columns.includes(heading))
  const twice = headings.filter((heading, at) => headings.indexOf(heading) !== at)
  const faults = [
    ...(missing.length > 0 ? [`1行目：見出し${named(missing)}がありません。足してください。`] : []),
    ...(strange.length > 0 ? [`1行目：知らない見出し${named(strange)}があります。直すか、列を消してください。`] : []),
    ...(twice.length > 0 ? [`1行目：見出し${named(twice)}が2つあります。片方を消してください。`] : []),
  ]
  if (faults.length > 0) throw refusal(faults.join('\n'))
}

function named(headings: readonly string[]): string {
  return headings.map((heading) => `「${heading.slice(0, 20)}」`).join('')
}

function refusal(says: string, cause?: unknown): HagukumiError {
  return new HagukumiError('bad_input', `研修の一覧を取り込めませんでした。\n${says}`, { cause })
}
