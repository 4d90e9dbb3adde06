import { fold } from '../text/normalise.ts'

/** What people write and what it stands for; longer names are found first. */
export interface Named<T> {
  readonly say: string
  readonly means: T
}

/** A name found in a text, with its place in the folded text. */
export interface Found<T> {
  readonly means: T
  readonly from: number
  readonly to: number
}

/** Finds names in folded text so that 副主幹 is never read as 主幹, nor 主任主査 as 主査. */
export class NameFinder<T> {
  readonly #names: ReadonlyArray<Named<T>>

  constructor(names: Iterable<Named<T>>) {
    this.#names = [...names]
      .map(({ say, means }) => ({ say: fold(say), means }))
      .filter(({ say }) => say.length > 0)
      .sort((a, b) => b.say.length - a.say.length)
  }

  /** Takes folded text; gives all names in it from left to right, none inside another. */
  find(folded: string): Found<T>[] {
    const taken = new Uint8Array(folded.length)
    const found: Found<T>[] = []
    for (const { say, means } of this.#names) {
      for (let at = folded.indexOf(say); at >= 0; at = folded.indexOf(say, at + say.length)) {
        if (taken.subarray(at, at + say.length).some(Boolean)) continue
        taken.fill(1, at, at + say.length)
        found.push({ means, from: at, to: at + say.length })
      }
    }
    return found.sort((a, b) => a.from - b.from)
  }

  /** Takes folded text; gives the first name of five letters or more that stands there with one letter mistyped. */
  findMistyped(folded: string): Found<T> | undefined {
    for (const { say, means } of this.#names) {
      if (say.length < 5) break
      for (let at = 0; at + say.length <= folded.length; at += 1) {
        if (differsByOne(say, folded, at)) return { means, from: at, to: at + say.length }
      }
    }
    return undefined
  }
}

function differsByOne(name: string, text: string, at: number): boolean {
  let differences = 0
  for (let letter = 0; letter < name.length; letter += 1) {
    if (name[letter] !== text[at + letter]) differences += 1
    if (differences > 1) return false
  }
  return differences === 1
}
