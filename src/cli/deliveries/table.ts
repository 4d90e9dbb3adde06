import stringWidth from 'string-width'

/** Takes rows of cells, the headings first; gives them in columns, those that `figures` names aligned to the right. */
export function inColumns(rows: readonly (readonly string[])[], figures: readonly number[] = []): string {
  const most = Math.max(0, ...rows.map((row) => row.length))
  const widths = Array.from({ length: most }, (_, at) => Math.max(...rows.map((row) => stringWidth(row[at] ?? ''))))
  const padded = (cell: string, at: number) => {
    const room = ' '.repeat(Math.max(0, (widths[at] ?? 0) - stringWidth(cell)))
    return figures.includes(at) ? room + cell : cell + room
  }
  return rows.map((row) => row.map(padded).join('  ').trimEnd()).join('\n')
}
