import type { Person } from '../domain/people/person.ts'
import type { AccountRef } from './event.ts'

/** Who is talking. Someone not in the directory gets public answers and nothing personal. */
export interface Asker {
  readonly account: AccountRef
  readonly person: Person | undefined
}
