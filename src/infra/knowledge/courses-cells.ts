import type { FaultList } from '../../domain/people/faults.ts'
import { squash } from '../../domain/text/normalise.ts'
import { shorten } from '../../domain/text/shorten.ts'
import type { CourseCell, Known } from './courses-columns.ts'
import type { Row } from './import-csv.ts'

/** Characters. Longer names do not fit a line; a longer 概要 is a pasted paper. */
const LONGEST = { words: 200, summary: 1000 }

/**
 * Reads the cells of one course and tells `faults` what is wrong with them. What cannot be read gives an empty value;
 * the row is then dropped as a whole.
 */
export class CourseCells {
  readonly #row: Row<CourseCell>
  readonly #faults: FaultList

  constructor(row: Row<CourseCell>, faults: FaultList) {
    this.#row = row
    this.#faults = faults
  }

  wrong(column: CourseCell, says: string): void {
    this.#faults.add(this.#row.line, column, says)
  }

  /** A short text that must be there. */
  words(column: CourseCell): string {
    const cell = this.#row.cells[column].replace(/\s+/g, ' ')
    if (cell === '') this.wrong(column, '空です。必ず要る項目です。')
    return this.#fitting(column, cell, LONGEST.words)
  }

  /** A text that may be long or missing. */
  longText(column: CourseCell): string {
    return this.#fitting(column, this.#row.cells[column], LONGEST.summary)
  }

  /** Words between semicolons, each once. */
  list(column: CourseCell): string[] {
    const parts = this.#row.cells[column].split(/[;；]/).map((part) => part.trim())
    return [...new Set(parts.filter((part) => part !== ''))].map((part) => this.#fitting(column, part, LONGEST.words))
  }

  /** A list of words of which each must be among the known ones; anything goes where nothing is known. */
  known(column: CourseCell, known: Known | undefined, of: string): string[] {
    const meant = this.list(column).map((word) => {
      const name = known?.get(squash(word))
      if (known && name === undefined) {
        this.wrong(column, `「${shorten(word, 30)}」は、能力の枠組み${of}にありません。書き方をお確かめください。`)
      }
      return name ?? word
    })
    return [...new Set(meant)]
  }

  /** One of two words; gives whether it is the first. */
  choice(column: CourseCell, yes: string, no: string): boolean {
    const cell = this.#row.cells[column]
    if (cell !== yes && cell !== no) this.wrong(column, `「${yes}」か「${no}」と書いてください。`)
    return cell === yes
  }

  /** A number from 0 to `most`, with at most two decimals. */
  number(column: CourseCell, most: number): number {
    return this.#numeric(column, /^\d{1,3}(\.\d{1,2})?$/, most, `0から${most}までの数（0.5 など）で書いてください。`)
  }

  /** A whole number from 0 to `most`. */
  whole(column: CourseCell, most: number): number {
    return this.#numeric(column, /^\d{1,3}$/, most, `0から${most}までの整数で書いてください。`)
  }

  /** Calendar months between semicolons, at least one, each once; their order is the order of the fiscal year. */
  months(column: CourseCell): number[] {
    const months = this.list(column).map((part) => part.normalize('NFKC'))
    const fit = months.length > 0 && months.every((month) => /^([1-9]|1[0-2])$/.test(month))
    if (!fit) this.wrong(column, '1から12までの月を「5;9」のように書いてください。')
    return fit ? [...new Set(months.map(Number))] : []
  }

  #numeric(column: CourseCell, shape: RegExp, most: number, hint: string): number {
    const cell = this.#row.cells[column].normalize('NFKC')
    const fit = shape.test(cell) && Number(cell) <= most
    if (!fit) this.wrong(column, hint)
    return fit ? Number(cell) : 0
  }

  #fitting(column: CourseCell, text: string, longest: number): string {
    if (text.length > longest)
      this.wrong(column, `長すぎます（${longest}字まで）。列がずれていないか、お確かめください。`)
    return text
  }
}
