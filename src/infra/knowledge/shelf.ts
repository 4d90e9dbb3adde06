import type { Temporal } from 'temporal-polyfill'
import type { Library, openLibrary, Readings, VersionInForce } from './library.ts'

/** How the shelf learns what is in force. */
export interface Stock {
  /** Changes whenever a version was imported; cheap to ask. */
  mark(): Promise<string>
  inForce(day: Temporal.PlainDate): Promise<readonly VersionInForce[]>
}

/** Holds the library in force and takes a new one when other versions are: after an import, or from a day on. */
export class Shelf {
  readonly #stock: Stock
  readonly #readings: Readings
  readonly #open: typeof openLibrary
  #held: { readonly mark: string; readonly versions: string; readonly library: Library } | undefined

  constructor(stock: Stock, readings: Readings, open: typeof openLibrary) {
    this.#stock = stock
    this.#readings = readings
    this.#open = open
  }

  /** Takes the day; gives the library in force. Asked before a turn, never inside its transaction. */
  async refresh(day: Temporal.PlainDate): Promise<Library> {
    const mark = `${day.toString()} ${await this.#stock.mark()}`
    if (this.#held?.mark === mark) return this.#held.library
    const inForce = await this.#stock.inForce(day)
    const versions = inForce.map(({ kind, key, version }) => `${kind} ${key} ${version}`).join()
    const library = this.#held?.versions === versions ? this.#held.library : this.#open(inForce, this.#readings)
    this.#held = { mark, versions, library }
    return library
  }
}
