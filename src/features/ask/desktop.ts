import type { Temporal } from 'temporal-polyfill'
import type { Person } from '../../domain/people/person.ts'
import type { CityFact, Desk, Knowledge } from './ports.ts'
import type { Subject } from './subject.ts'

/** What an answer is made with. Nothing here is looked up while answering. */
export interface Desktop {
  readonly knowledge: Knowledge
  readonly person: Person | undefined
  readonly subject: Subject | undefined
  readonly cityFacts: readonly CityFact[]
  readonly desk: Desk
  readonly today: Temporal.PlainDate
}
