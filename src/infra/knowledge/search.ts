import type { Passage, Section } from '../../domain/passage.ts'
import type { Hints, Hit, Search } from '../../domain/search.ts'
import type { Bag, Bagger } from './bag.ts'
import { coverageOf } from './coverage.ts'
import { structured } from './ranking.ts'
import { type Match, TermIndex, type Terms } from './term-index.ts'
import { termsOf } from './tokens.ts'

/** MiniSearch's scores are larger than the BM25 the bonuses were measured on. */
const TO_BONUS_SCALE = 0.35
/** Share of its section's score that a passage gains. */
const SECTION_SHARE = 0.35
/** Candidates that are ranked with the structure of the question. */
const CANDIDATES = 60
/** Hits that are read for what the question asks. */
const READ = 3

interface Entry {
  readonly passage: Passage
  readonly section: Section
  readonly terms: Terms
}

/** The passages in force, searchable. Build it anew when a version changes. */
export class PassageIndex {
  readonly #entries: readonly Entry[]
  readonly #ofGrade: ReadonlyMap<string, readonly number[]>
  readonly #passages: TermIndex
  readonly #sections: TermIndex
  readonly #sectionList: readonly Section[]
  readonly #bagger: Bagger

  constructor(sections: readonly Section[], bagger: Bagger) {
    this.#bagger = bagger
    this.#sectionList = sections
    this.#entries = entriesOf(sections)
    this.#ofGrade = byGrade(this.#entries)
    this.#passages = new TermIndex(this.#entries.map(({ terms }) => terms))
    this.#sections = new TermIndex(sectionTerms(sections, this.#entries))
  }

  /** Takes a question, what was recognised in it, and how many hits are wanted; gives them best first. */
  search(question: string, hints: Hints, limit: number): Search {
    const bag = this.#bagger.bag(question)
    const bySection = new Map(
      this.#sections.query(bag.weights).map(({ id, score }) => [this.#sectionList[id], score * TO_BONUS_SCALE]),
    )
    const ranked = this.#candidates(bag, hints)
      .flatMap(({ id, score }) => {
        const entry = this.#entries[id]
        if (!entry) return []
        const withSection = score + SECTION_SHARE * (bySection.get(entry.section) ?? 0)
        return [{ entry, score: structured(entry, withSection, question, hints) }]
      })
      .sort((a, b) => b.score - a.score)
      .slice(0, limit)
    const hits = ranked.map(({ entry: { passage, section }, score }): Hit => ({ passage, section, score }))
    const held = new Set(ranked.slice(0, READ).flatMap(({ entry }) => [...entry.terms.head, ...entry.terms.body]))
    return { hits, sought: this.#sought(bag), ...coverageOf(bag, held, this.#passages) }
  }

  /** The best by words, and the records of the named grades even where no word of theirs was typed. */
  #candidates(bag: Bag, hints: Hints): Match[] {
    const found = this.#passages.query(bag.weights).slice(0, CANDIDATES)
    const candidates = new Map(found.map(({ id, score }) => [id, score * TO_BONUS_SCALE]))
    for (const id of hints.gradeIds.flatMap((grade) => this.#ofGrade.get(grade) ?? [])) {
      if (!candidates.has(id)) candidates.set(id, 0)
    }
    return [...candidates].map(([id, score]) => ({ id, score }))
  }

  /** Terms without their marks, weighted by how rare they are. */
  #sought(bag: Bag): Map<string, number> {
    return new Map([...bag.weights].map(([term, weight]) => [term.slice(1), weight * this.#passages.rarity(term)]))
  }
}

function entriesOf(sections: readonly Section[]): Entry[] {
  const headings = new Map<string, readonly string[]>()
  return sections.flatMap((section) =>
    section.passages.map((passage) => {
      const heading = passage.heading.join('\n')
      const head = headings.get(heading) ?? termsOf(heading)
      headings.set(heading, head)
      return { passage, section, terms: { head, body: termsOf(passage.text) } }
    }),
  )
}

/** A section as one document, its title counted twice. */
function sectionTerms(sections: readonly Section[], entries: readonly Entry[]): Terms[] {
  const bodies = new Map<Section, string[][]>()
  for (const { section, terms } of entries) bodies.set(section, [...(bodies.get(section) ?? []), [...terms.body]])
  return sections.map((section) => {
    const title = termsOf(section.title)
    return { head: [...title, ...title], body: (bodies.get(section) ?? []).flat() }
  })
}

function byGrade(entries: readonly Entry[]): Map<string, number[]> {
  const ofGrade = new Map<string, number[]>()
  entries.forEach(({ passage }, id) => {
    for (const grade of passage.gradeIds) ofGrade.set(grade, [...(ofGrade.get(grade) ?? []), id])
  })
  return ofGrade
}
