import type { Temporal } from 'temporal-polyfill'
import type { Card } from '../../bot/card/card.ts'
import type { Person } from '../../domain/people/person.ts'
import type { Act } from '../../domain/proposal/arrows.ts'
import type { Brought, Refusal, Standing, Wish } from '../../domain/proposal/move.ts'
import type { Actor } from '../../domain/proposal/proposal.ts'
import type { RuleBook } from '../../domain/proposal/rule-book.ts'
import type { Scores } from '../../domain/proposal/scores.ts'
import type { Written } from '../../domain/proposal/written.ts'

/** Something that was done to a proposal. */
export interface Happened {
  readonly act: Act
  readonly at: Temporal.Instant
  readonly given: Brought
}

/** What one member of the committee gave, without their name. */
export interface Review {
  readonly scores: Scores
  readonly words: Readonly<Record<string, string>>
  readonly privateComment: string | undefined
  readonly comment: string | undefined
}

/** A proposal as whoever asks may see it: names and reviews are left out where they are not theirs to know. */
export interface Case extends Standing {
  readonly id: string
  readonly number: string
  readonly sample: boolean
  readonly text: Partial<Written>
  readonly submittedAt: Temporal.Instant
  readonly promisedOn: Temporal.PlainDate | undefined
  readonly unitPath: string | undefined
  readonly proposers: readonly { readonly name: string; readonly unitPath: string; readonly gradeName: string }[]
  readonly history: readonly Happened[]
  /** Of the review that is under way, or the last one. A member of the committee sees their own alone. */
  readonly reviews: readonly Review[]
  /** In which parts whoever asks may act on it. */
  readonly parts: readonly Actor[]
}

/** One line of what waits for somebody. */
export interface Listed extends Standing {
  readonly id: string
  readonly number: string
  readonly title: string | undefined
  readonly promisedOn: Temporal.PlainDate | undefined
  readonly parts: readonly Actor[]
}

/** What somebody wants to do to a proposal. */
export interface Deed extends Wish {
  readonly id: string
  /** With the act `review`. */
  readonly review?: Review | undefined
}

export type Outcome =
  | { readonly kind: 'done'; readonly now: Case }
  | { readonly kind: 'refused'; readonly why: Refusal['refused'] | 'no_unit' }

/** Who is told of something. */
export type Whom = 'proposers' | 'unit' | 'reviewers'

/** What carrying proposals through needs from outside, bound to the transaction of the turn. */
export interface ReviewPorts {
  rules(): Promise<{ readonly book: RuleBook; readonly origin: 'city' | 'sample' } | undefined>
  /** What waits for somebody to act, in the order of what was promised. */
  waiting(person: Person, now: Temporal.Instant): Promise<readonly Listed[]>
  /** Undefined where it is not there, or not theirs to see. */
  find(id: string, person: Person, now: Temporal.Instant): Promise<Case | undefined>
  /** Undefined where it is not there, or not theirs to act on. */
  perform(deed: Deed, person: Person, now: Temporal.Instant): Promise<Outcome | undefined>
  /** Writes to them; gives how many are reached in a chat, of how many. */
  tell(
    id: string,
    whom: Whom,
    card: Card,
    now: Temporal.Instant,
  ): Promise<{ readonly told: number; readonly of: number }>
  /** The whole names of units that a text names, a few at most. */
  unitsIn(text: string): Promise<readonly string[]>
  /** The day on which so many business days are over. */
  dueIn(businessDays: number, now: Temporal.Instant): Promise<Temporal.PlainDate>
}
