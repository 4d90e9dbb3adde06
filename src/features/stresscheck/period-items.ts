import type { Temporal } from 'temporal-polyfill'
import type { FaultList } from '../../domain/people/faults.ts'
import { readDate } from '../../domain/people/read-date.ts'
import { forbiddenWordIn } from '../../domain/stress-check/words.ts'
import { FILE } from './period-texts.ts'

/** The headings of the file, and what stands in it: one item a row. */
export const ITEM_COLUMNS = ['項目', '値'] as const

export const ITEMS = [
  '名前',
  '開始',
  '終了',
  '受検画面',
  '所要分',
  '勤務時間',
  '実施者',
  '問い合わせ先',
  '申出先',
  '申出日数',
  '結果の伝達先',
  '健康相談',
  '申出のお知らせ',
  '方式',
  '委員会決定日',
  '委員会決定番号',
] as const

export type Item = (typeof ITEMS)[number]

export interface ItemRow {
  readonly line: number
  readonly cells: Readonly<Record<(typeof ITEM_COLUMNS)[number], string>>
}

/** Characters of a value at most: it stands in one line of a letter. */
const LONGEST = 100

/** The items of a file, read one by one; each that cannot be read is told to the list of faults. */
export class Items {
  readonly #rows = new Map<string, ItemRow>()
  readonly #faults: FaultList

  constructor(rows: readonly ItemRow[], faults: FaultList) {
    this.#faults = faults
    for (const row of rows) {
      const item = row.cells.項目.normalize('NFKC')
      if (!(ITEMS as readonly string[]).includes(item)) faults.add(row.line, '項目', FILE.unknownItem)
      else if (this.#rows.has(item)) faults.add(row.line, item, FILE.twice)
      else this.#rows.set(item, row)
    }
  }

  isGiven(item: Item): boolean {
    return this.#said(item) !== ''
  }

  /** One line of free text, without words that no letter has. */
  line(item: Item): string {
    const said = this.#needed(item)
    const word = forbiddenWordIn(said)
    if (word !== undefined) this.fault(item, FILE.forbidden(word))
    if (/[○〇]{2}/.test(said)) this.fault(item, FILE.example)
    if (said.length > LONGEST || /[\u0000-\u001f\u007f]/.test(said)) this.fault(item, FILE.oneLine(LONGEST))
    return said
  }

  day(item: Item): Temporal.PlainDate | undefined {
    const said = this.#needed(item)
    const day = readDate(said)
    if (!day && said !== '') this.fault(item, FILE.day)
    return day
  }

  /** A whole number from 1 to `most`. */
  count(item: Item, most: number): number {
    const said = this.#needed(item).normalize('NFKC')
    const count = /^\d{1,4}$/.test(said) ? Number(said) : 0
    if (said !== '' && (count < 1 || count > most)) this.fault(item, FILE.count(most))
    return count
  }

  /** The address of a page, as a browser takes it. */
  address(item: Item): string {
    const said = this.#needed(item)
    if (said !== '' && !(/^https?:\/\/[\u0021-\u007e]+$/.test(said) && URL.canParse(said)))
      this.fault(item, FILE.address)
    if (/^https?:\/\/example\./.test(said)) this.fault(item, FILE.example)
    return said
  }

  /** One of some words; `otherwise` where nothing is written. */
  choice<T>(item: Item, words: Readonly<Record<string, T>>, otherwise: T): T {
    const said = this.#said(item).normalize('NFKC').toUpperCase()
    if (said === '') return otherwise
    if (!Object.hasOwn(words, said)) this.fault(item, FILE.choice(Object.keys(words)))
    return words[said] ?? otherwise
  }

  fault(item: Item, says: string): void {
    this.#faults.add(this.#rows.get(item)?.line, item, says)
  }

  #said(item: Item): string {
    return this.#rows.get(item)?.cells.値 ?? ''
  }

  #needed(item: Item): string {
    const said = this.#said(item)
    if (said === '') this.fault(item, FILE.missing)
    return said
  }
}
