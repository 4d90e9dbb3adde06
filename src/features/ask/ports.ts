import type { Turn } from '../../bot/feature.ts'
import type { Framework } from '../../domain/competency/framework.ts'
import type { Course } from '../../domain/course.ts'
import type { Passage, Section } from '../../domain/passage.ts'
import type { Hints, Search } from '../../domain/search.ts'
import type { Sayings } from './reading/reader.ts'
import type { Subject } from './subject.ts'

/** 取組の柱, their items, and what happened when. */
export interface Measures {
  readonly pillars: readonly Pillar[]
  readonly timeline: readonly Moment[]
}

export interface Pillar {
  readonly ref: string
  readonly name: string
  readonly goal: string
  readonly items: readonly { readonly ref: string; readonly name: string; readonly lead: string }[]
}

export interface Moment {
  readonly kind: string
  readonly when: string
  readonly event: string
  readonly from: string | null
  readonly quotes: readonly { readonly text: string }[]
}

/** What is known, in memory. */
export interface Knowledge {
  readonly framework: Framework
  readonly courses: readonly Course[]
  /** Undefined where the city's policy comes without the list of its measures. */
  readonly measures: Measures | undefined
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

/** Whether an answer was of use. Nobody's name and no question is kept with it. */
export interface Rating {
  readonly good: boolean
  readonly outcome: string
  /** The places of the documents that were shown. */
  readonly refs: readonly string[]
  readonly at: Turn['now']
}

/** What `ask` needs from outside. */
export interface AskPorts {
  readonly knowledge: Knowledge
  /** What this person and place last talked of; forgotten after 30 minutes. */
  subject(turn: Turn): Promise<Subject | undefined>
  remember(turn: Turn, subject: Subject): Promise<void>
  cityFacts(): Promise<readonly CityFact[]>
  desk(): Promise<Desk>
  rate(rating: Rating): Promise<void>
}
