/** What a spreadsheet takes for a formula at the start of a cell. */
const FORMULA = /^[=+\-@\t\r＝＋－＠]/u

/**
 * Takes the rows of a table, its headings first; gives it as CSV with CRLF, as Excel writes it. A cell that would run
 * as a formula gets a leading apostrophe.
 */
export function csvOf(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => `${row.map(cellOf).join(',')}\r\n`).join('')
}

function cellOf(text: string): string {
  const still = FORMULA.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(still) ? `"${still.replaceAll('"', '""')}"` : still
}
