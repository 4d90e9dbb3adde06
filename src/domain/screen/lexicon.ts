import { levelled, spelledOut, type Words } from './words.ts'

interface Node {
  readonly next: Map<number, Node>
  readonly tables: Words[]
  harmless: boolean
}

/**
 * All words of some tables, found in one pass: the cost grows with the text and not with the tables. A harmless word
 * hides the shorter words in it (必死 hides 死), so exceptions are words too.
 */
export class Lexicon {
  readonly #root = node()

  constructor(tables: readonly Words[], harmless: Words = []) {
    for (const table of tables) for (const word of spelled(table)) this.#at(word).tables.push(table)
    for (const word of spelled(harmless)) this.#at(word).harmless = true
  }

  /** Takes levelled text; gives the tables of which a word stands in it. */
  read(text: string): ReadonlySet<Words> {
    const found = new Set<Words>()
    for (let at = 0; at < text.length; at += 1) at += this.#readFrom(text, at, found)
    return found
  }

  /** Adds what starts at a place, unless a harmless word is the longest there; gives how much of the text that hides. */
  #readFrom(text: string, start: number, found: Set<Words>): number {
    let here: Words[] = []
    let hidden = 0
    let current = this.#root.next.get(text.charCodeAt(start))
    for (let end = start + 1; current; end += 1) {
      if (current.harmless) hidden = end - start
      if (current.tables.length > 0) {
        // A harmless word that a table asks for is found as that alone: ストレスチェック, and no ストレス.
        here = hidden === end - start ? [...current.tables] : [...here, ...current.tables]
        hidden = 0
      }
      current = current.next.get(text.charCodeAt(end))
    }
    if (hidden > 0) return hidden - 1
    for (const table of here) found.add(table)
    return 0
  }

  #at(word: string): Node {
    let current = this.#root
    for (let at = 0; at < word.length; at += 1) {
      const code = word.charCodeAt(at)
      const next = current.next.get(code) ?? node()
      current.next.set(code, next)
      current = next
    }
    return current
  }
}

/** Takes a table; gives every word of it as levelled text has it. */
function spelled(table: Words): string[] {
  return table.map(levelled).flatMap(spelledOut)
}

function node(): Node {
  return { next: new Map(), tables: [], harmless: false }
}
