/** As many lines of a report as a person reads; the rest is counted. */
const SHOWN = 50

/** Something to mend in a file: where, and what to do about it. Never the content of a cell. */
interface Fault {
  /** Line of the file, 1 = the headings; undefined for the file as a whole. */
  readonly line: number | undefined
  readonly column: string | undefined
  readonly says: string
}

/** Gathers what is wrong with a file, in bounded memory however long the file is. */
export class FaultList {
  readonly #shown: Fault[] = []
  #total = 0

  /** All faults, also those that are not kept for showing. */
  get total(): number {
    return this.#total
  }

  /** `line` counts from 1; `says` is a short Japanese sentence without content of the cell. */
  add(line: number | undefined, column: string | undefined, says: string): void {
    this.#total += 1
    if (this.#shown.length < SHOWN) this.#shown.push({ line, column, says })
  }

  /** The report, one line a fault: 「12行目 発令日：…」, in the order of the file, and how many more there are. */
  written(): string {
    const lines = [...this.#shown].sort((a, b) => (a.line ?? 0) - (b.line ?? 0)).map(writtenFault)
    const more = this.#total - lines.length
    return [...lines, ...(more > 0 ? [`ほかに${more}件あります。`] : [])].join('\n')
  }
}

function writtenFault({ line, column, says }: Fault): string {
  const place = [line === undefined ? '' : `${line}行目`, column ?? ''].filter(Boolean).join(' ')
  return place ? `${place}：${says}` : says
}
