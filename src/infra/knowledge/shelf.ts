import type { Temporal } from 'temporal-polyfill'
import { type Library, openLibrary, type Readings, type VersionInForce } from './library.ts'

/** How the shelf learns what is in force. */
export interface Stock {
  /** Changes whenever a version was imported; cheap to ask. */
  mark(): Promise<string>
  inForce(day: Temporal.PlainDate): Promise<readonly VersionInForce[]>
}

/** Holds the library in force and takes a new one when a version was imported or a new day begins. */
export class Shelf {
  readonly #stock: Stock
  readonly #readings: Readings
  #held: { readonly mark: string; readonly library: Library } | undefined

  constructor(stock: Stock, readings: Readings) {
    this.#stock = stock
    this.#readings = readings
  }

  /** Takes the day; gives the library in force. Asked before a turn, never inside its transaction. */
  async refresh(day: Temporal.PlainDate): Promise<Library> {
    const mark = `${day.toString()} ${await this.#stock.mark()}`
    if (this.#held?.mark !== mark) {
      this.#held = { mark, library: openLibrary(await this.#stock.inForce(day), this.#readings) }
    }
    return this.#held.library
  }
}
