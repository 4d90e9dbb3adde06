import { NameFinder } from '../../domain/competency/names.ts'
import { fold, normalise, squash } from '../../domain/text/normalise.ts'
import { bigramsOf, wordsOf } from './tokens.ts'
import type { Wording } from './wording.ts'

/** Weights of the query bag: measured as not delicate (synonyms .3–.8 and bigrams .3–.8 stay within .04 of recall). */
const WEIGHT = { word: 1, bigram: 0.5, reading: 0.9, synonym: 0.45, synonymBigram: 0.225 }

/** The terms of a question with their weights, and what was typed. */
export interface Bag {
  readonly weights: ReadonlyMap<string, number>
  /** Typed words (without mark), each with the terms that stand for it where a reading or a synonym explains it. */
  readonly typed: ReadonlyMap<string, readonly string[]>
}

/** Turns questions into weighted terms with the readings and synonyms in force. */
export class Bagger {
  readonly #readings: ReadonlyMap<string, readonly string[]>
  readonly #synonyms: NameFinder<{ readonly spelled: string; readonly means: readonly string[] }>

  constructor(wording: Pick<Wording, 'synonyms'>, readings: ReadonlyMap<string, readonly string[]>) {
    this.#readings = readings
    // By longest name: 「心理的安全」 is not about 安全.
    this.#synonyms = new NameFinder(
      wording.synonyms.flatMap(({ say, means }) =>
        say.map((each) => ({ say: each, means: { spelled: squash(each), means } })),
      ),
    )
  }

  /** Takes a question; gives its terms. Expansions never lower a typed term. */
  bag(question: string): Bag {
    const weights = new Map<string, number>()
    const typed = new Map<string, string[]>()
    const raise = (term: string, weight: number) => weights.set(term, Math.max(weights.get(term) ?? 0, weight))
    for (const term of wordsOf(question)) {
      count(term, WEIGHT.word)
      typed.set(term.slice(1), [])
    }
    for (const term of bigramsOf(question)) count(term, WEIGHT.bigram)
    this.#expand(question, typed, (spelled, expansion, weight, pairWeight) => {
      const terms = [...wordsOf(expansion), ...bigramsOf(expansion)]
      for (const term of terms) raise(term, term.startsWith('w') ? weight : pairWeight)
      for (const [word, stands] of typed) if (spelled.includes(word) || word.includes(spelled)) stands.push(...terms)
    })
    return { weights, typed }

    /** Repeats count, but at most double. */
    function count(term: string, weight: number) {
      weights.set(term, Math.min((weights.get(term) ?? 0) + weight, weight * 2))
    }
  }

  #expand(
    question: string,
    typed: Map<string, string[]>,
    add: (spelled: string, expansion: string, word: number, pair: number) => void,
  ) {
    const folded = fold(question)
    for (const { means: rule } of this.#synonyms.find(folded)) {
      for (const each of rule.means) add(rule.spelled, each, WEIGHT.synonym, WEIGHT.synonymBigram)
    }
    for (const { spelled, surfaces } of this.#readIn(folded)) {
      if (!typed.has(spelled)) typed.set(spelled, [])
      for (const surface of surfaces) add(spelled, normalise(surface), WEIGHT.reading, WEIGHT.reading / 2)
    }
  }

  /** Longest match of kana readings, 16 down to 4 letters, left to right. */
  *#readIn(folded: string) {
    for (let at = 0; at < folded.length; ) {
      let step = 1
      for (let length = Math.min(16, folded.length - at); length >= 4; length -= 1) {
        const spelled = folded.slice(at, at + length)
        const surfaces = this.#readings.get(spelled)
        if (!surfaces) continue
        yield { spelled, surfaces }
        step = length
        break
      }
      at += step
    }
  }
}
