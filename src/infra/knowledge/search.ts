import MiniSearch from 'minisearch'
import type { Passage, Section } from '../../domain/passage.ts'
import type { Hints, Hit, Search } from '../../domain/search.ts'
import { namesMatter } from '../../domain/text/neutral.ts'
import type { Bag, Bagger } from './bag.ts'
import { structured } from './ranking.ts'
import { bigramsOf, termsOf } from './tokens.ts'

/** MiniSearch's scores are larger than the BM25 the bonuses were measured on. */
const TO_BONUS_SCALE = 0.35
/** Share of its section's score that a passage gains. */
const SECTION_SHARE = 0.35
const HEAD_BOOST = 1.5
/** Candidates that are ranked with the structure of the question. */
const CANDIDATES = 60

interface Entry {
  readonly passage: Passage
  readonly section: Section
}

/** The passages in force, searchable. Build it anew when a version changes. */
export class PassageIndex {
  readonly #entries: readonly Entry[]
  readonly #sections: readonly Section[]
  readonly #passageIndex: MiniSearch
  readonly #sectionIndex: MiniSearch
  readonly #frequency = new Map<string, number>()
  readonly #bagger: Bagger

  constructor(sections: readonly Section[], bagger: Bagger) {
    this.#bagger = bagger
    this.#sections = sections
    this.#entries = sections.flatMap((section) => section.passages.map((passage) => ({ passage, section })))
    this.#passageIndex = newIndex()
    this.#sectionIndex = newIndex()
    this.#passageIndex.addAll(
      this.#entries.map(({ passage }, id) => ({ id, head: passage.heading.join('\n'), body: passage.text })),
    )
    this.#sectionIndex.addAll(
      sections.map((section, id) => ({
        id,
        head: `${section.title}\n${section.title}`,
        body: section.passages.map((passage) => passage.text).join('\n'),
      })),
    )
    for (const { passage } of this.#entries) {
      for (const term of holds(passage)) this.#frequency.set(term, (this.#frequency.get(term) ?? 0) + 1)
    }
  }

  /** Takes a question, what was recognised in it, and how many hits are wanted; gives them best first. */
  search(question: string, hints: Hints, limit: number): Search {
    const bag = this.#bagger.bag(question)
    const bySection = new Map(
      this.#query(this.#sectionIndex, bag).map(({ id, score }) => [this.#sections[id], score * TO_BONUS_SCALE]),
    )
    const candidates = new Map(
      this.#query(this.#passageIndex, bag)
        .slice(0, CANDIDATES)
        .map(({ id, score }) => [id, score * TO_BONUS_SCALE]),
    )
    for (const id of this.#structureCandidates(hints)) if (!candidates.has(id)) candidates.set(id, 0)
    const hits = [...candidates]
      .flatMap(([id, score]): Hit[] => {
        const entry = this.#entries[id]
        if (!entry) return []
        const withSection = score + SECTION_SHARE * (bySection.get(entry.section) ?? 0)
        return [{ ...entry, score: structured(entry, withSection, question, hints) }]
      })
      .sort((a, b) => b.score - a.score)
      .slice(0, limit)
    return { hits, sought: this.#sought(bag), ...this.#weigh(bag, hits.slice(0, 3)) }
  }

  #query(index: MiniSearch, bag: Bag): Array<{ id: number; score: number }> {
    return index
      .search('q', {
        tokenize: () => [...bag.weights.keys()],
        processTerm: (term) => term,
        boost: { head: HEAD_BOOST },
        boostTerm: (term) => bag.weights.get(term) ?? 0,
      })
      .map(({ id, score }) => ({ id: Number(id), score }))
  }

  /** Records of a named grade are candidates even where no word of theirs was typed. */
  #structureCandidates(hints: Hints): number[] {
    if (hints.gradeIds.length === 0) return []
    return this.#entries.flatMap(({ passage }, id) =>
      passage.gradeIds.some((grade) => hints.gradeIds.includes(grade)) ? [id] : [],
    )
  }

  /** Coverage over typed words; one that a reading or synonym explains counts as held when its expansion is. */
  #weigh(bag: Bag, hits: readonly Hit[]): Pick<Search, 'coverage' | 'unknown'> {
    const held = new Set(hits.flatMap(({ passage, section }) => [...holds(passage), ...termsOf(section.title)]))
    const unknown: string[] = []
    let all = 0
    let covered = 0
    for (const [word, expansions] of bag.typed) {
      if (!namesMatter(word) && expansions.length === 0) continue
      const weight = this.#rarity(`w${word}`) * (word.length === 1 ? STEM : 1)
      const explained = expansions.some((term) => held.has(term))
      const share = held.has(`w${word}`) || explained ? 1 : PART * shareOf(bigramsOf(word), held)
      all += weight
      covered += weight * share
      if (share < 1 && !this.#frequency.has(`w${word}`)) unknown.push(word)
    }
    return { coverage: all === 0 ? undefined : covered / all, unknown }
  }

  /** Terms without their marks, weighted by how rare they are. */
  #sought(bag: Bag): Map<string, number> {
    return new Map([...bag.weights].map(([term, weight]) => [term.slice(1), weight * this.#rarity(term)]))
  }

  #rarity(term: string): number {
    const count = this.#frequency.get(term) ?? 0
    return Math.log(1 + (this.#entries.length - count + 0.5) / (count + 0.5))
  }
}

/** What a single letter is worth: mostly the stem of a verb or a suffix. */
const STEM = 0.3
/** What a word is worth of which only the bigrams are held: 再発防止 beside 防止. */
const PART = 0.6

function shareOf(terms: readonly string[], held: ReadonlySet<string>): number {
  return terms.length === 0 ? 0 : terms.filter((term) => held.has(term)).length / terms.length
}

function holds(passage: Passage): Set<string> {
  return new Set(termsOf(`${passage.heading.join('\n')}\n${passage.text}`))
}

function newIndex(): MiniSearch {
  return new MiniSearch({
    fields: ['head', 'body'],
    idField: 'id',
    tokenize: termsOf,
    processTerm: (term) => term,
    searchOptions: { bm25: { k: 1.2, b: 0.6, d: 0.5 } },
  })
}
