import { CsvError, parse } from 'csv-parse/sync'

/** Characters of one row; a longer one is an unclosed quote that swallows the file. */
const LONGEST_ROW = 20_000

/** One record and the line it begins on (1 = the headings). */
export interface CsvRecord {
  readonly record: readonly string[]
  readonly line: number
}

/** A text that is no CSV. `lastLine`: where the last good record began; `line`: what the parser says, if it does. */
export class BrokenCsv extends Error {
  readonly lastLine: number
  readonly line: number | undefined

  constructor(lastLine: number, cause: unknown) {
    super('not a CSV', { cause })
    this.lastLine = lastLine
    this.line = cause instanceof CsvError && typeof cause.lines === 'number' ? cause.lines : undefined
  }
}

/**
 * Takes the text of a CSV and the most records that are read; gives its records with their lines, blank ones left out,
 * one more than `most` at the most, so that the caller sees that there were more. Throws BrokenCsv.
 */
export function recordsOf(text: string, most: number): CsvRecord[] {
  const read: CsvRecord[] = []
  try {
    // One kind of line end: csv-parse counts a CRLF inside quotes as two lines.
    parse(text.replace(/\r\n?/g, '\n'), {
      record_delimiter: '\n',
      relax_column_count: true,
      skip_empty_lines: true,
      max_record_size: LONGEST_ROW,
      on_record(record: string[], { lines }) {
        if (record.every((cell) => cell.trim() === '') || read.length > most) return null
        // `lines` counts to the end of the row; a quoted cell may hold line ends of its own.
        const inside = record.reduce((sum, cell) => sum + cell.split('\n').length - 1, 0)
        read.push({ record, line: lines - inside })
        return null
      },
    })
  } catch (cause) {
    throw new BrokenCsv(read.at(-1)?.line ?? 0, cause)
  }
  return read
}
