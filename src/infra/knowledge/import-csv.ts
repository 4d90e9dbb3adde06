import { HagukumiError } from '../../bot/errors.ts'
import { BrokenCsv, type CsvRecord, recordsOf } from '../csv/records.ts'

/** Rows of the largest catalogue; the file's size is limited before. */
const MOST_COURSES = 100_000

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

function records(text: string): CsvRecord[] {
  try {
    return recordsOf(text, MOST_COURSES)
  } catch (cause) {
    const place = cause instanceof BrokenCsv ? `${cause.lastLine + 1}行目から先が` : 'ファイルが'
    throw refusal(`${place} CSV として読めません。引用符（"）が閉じているか、お確かめください。`, cause)
  }
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
