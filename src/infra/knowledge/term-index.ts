import MiniSearch from 'minisearch'

/** The terms of a document, with repeats. */
export interface Terms {
  readonly head: readonly string[]
  readonly body: readonly string[]
}

/** A match in the index: the document's number and its score (BM25+). */
export interface Match {
  readonly id: number
  readonly score: number
}

const HEAD_BOOST = 1.5
/**
 * Terms in more than this share of the documents decide nothing and cost most of the time of a question;
 * a small library keeps them, for there they are few.
 */
const COMMON_SHARE = 1 / 8
const COMMON_AT_LEAST = 400

/** MiniSearch over documents whose terms were made before, so that each text is segmented once. */
export class TermIndex {
  readonly #index: MiniSearch<{ id: number }>
  readonly #frequency = new Map<string, number>()
  readonly #codes = new Map<string, string>()
  readonly #size: number

  constructor(documents: readonly Terms[]) {
    this.#size = documents.length
    this.#index = new MiniSearch<{ id: number }>({
      fields: ['head', 'body'],
      // The field's value is only the way back to its terms.
      extractField: (document, field) => (field === 'id' ? document.id : `${document.id}`) as string,
      tokenize: (id, field) => this.#encoded(documents[Number(id)]?.[field === 'head' ? 'head' : 'body'] ?? []),
      processTerm: (term) => term,
      searchOptions: { bm25: { k: 1.2, b: 0.6, d: 0.5 } },
    })
    this.#index.addAll(documents.map((_, id) => ({ id })))
    for (const { head, body } of documents) {
      for (const term of new Set([...head, ...body])) this.#frequency.set(term, (this.#frequency.get(term) ?? 0) + 1)
    }
  }

  /** Takes weighted terms; gives the matching documents, best first. */
  query(weights: ReadonlyMap<string, number>): Match[] {
    const terms = this.#telling([...weights.keys()])
    if (terms.length === 0) return []
    const weightOf = new Map(terms.map((term) => [this.#codes.get(term), weights.get(term) ?? 0]))
    return this.#index
      .search('q', {
        tokenize: () => this.#encoded(terms),
        processTerm: (term) => term,
        boost: { head: HEAD_BOOST },
        boostTerm: (code) => weightOf.get(code) ?? 0,
      })
      .map(({ id, score }) => ({ id: Number(id), score }))
  }

  /** How many documents hold a term. */
  frequency(term: string): number {
    return this.#frequency.get(term) ?? 0
  }

  /** How much a term tells: its inverse document frequency. */
  rarity(term: string): number {
    const count = this.frequency(term)
    return Math.log(1 + (this.#size - count + 0.5) / (count + 0.5))
  }

  /**
   * Terms as short codes. MiniSearch's tree looks through the letters of a node one by one, and Japanese has thousands
   * where a code has 36: building 10,000 passages takes a third of the time.
   */
  #encoded(terms: readonly string[]): string[] {
    return terms.map((term) => {
      const code = this.#codes.get(term) ?? this.#codes.size.toString(36)
      this.#codes.set(term, code)
      return code
    })
  }

  #telling(terms: readonly string[]): string[] {
    const common = Math.max(this.#size * COMMON_SHARE, COMMON_AT_LEAST)
    return terms.filter((term) => this.frequency(term) > 0 && this.frequency(term) <= common)
  }
}
