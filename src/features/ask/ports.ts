import type { Turn } from '../../bot/feature.ts'
import type { Framework } from '../../domain/competency/framework.ts'
import type { Course } from '../../domain/course.ts'
import type { Passage, Section } from '../../domain/passage.ts'
import type { Hints, Search } from '../../domain/search.ts'
import type { Sayings } from './reading/reader.ts'
import type { Subject } from './subject.ts'

/** What is known, in memory. */
export interface Knowledge {
  readonly framework: Framework
  readonly courses: readonly Course[]
  readonly wording: Sayings
  search(question: string, hints: Hints, limit: number): Search
  section(id: string): Section | undefined
  place(ref: string): Section | undefined
  cell(gradeId: string, abilityId: string): Passage | undefined
}

/** An answer that the city itself has entered, found by its words. */
export interface CityFact {
  readonly words: readonly string[]
  readonly text: string
  readonly sample: boolean
}

/** Whom to ask where the documents end, as the city calls them. */
export interface Desk {
  readonly name: string
  readonly sample: boolean
}

/** What `ask` needs from outside. */
export interface AskPorts {
  readonly knowledge: Knowledge
  /** What this person and place last talked of; forgotten after 30 minutes. */
  subject(turn: Turn): Promise<Subject | undefined>
  remember(turn: Turn, subject: Subject): Promise<void>
  cityFacts(): Promise<readonly CityFact[]>
  desk(): Promise<Desk>
}
