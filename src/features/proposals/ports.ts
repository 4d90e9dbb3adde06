import type { Temporal } from 'temporal-polyfill'
import type { Person } from '../../domain/people/person.ts'
import type { Act } from '../../domain/proposal/arrows.ts'
import type { Brought, Standing } from '../../domain/proposal/move.ts'
import type { RuleBook } from '../../domain/proposal/rule-book.ts'
import type { Written } from '../../domain/proposal/written.ts'

/** A proposal as its proposer sees it. */
export interface Own extends Standing {
  readonly id: string
  /** 「R9-012」 */
  readonly number: string
  /** undefined where its text was taken back. */
  readonly title: string | undefined
  readonly submittedAt: Temporal.Instant
  /** Until when the next word was promised. */
  readonly promisedOn: Temporal.PlainDate | undefined
}

/** The same with its text, and with what was done to it. */
export interface OwnWhole extends Own {
  readonly text: Partial<Written>
  readonly unitPath: string | undefined
  readonly history: readonly { readonly act: Act; readonly at: Temporal.Instant; readonly given: Brought }[]
}

/** What the proposals need from outside, bound to the transaction of the turn. */
export interface ProposalsPorts {
  /** The city's rules; undefined where it has set none. */
  rules(): Promise<{ readonly book: RuleBook; readonly origin: 'city' | 'sample' } | undefined>
  /** Gives it the next number of the year and writes it down. */
  submit(kind: Standing['kind'], text: Written, by: Person, now: Temporal.Instant): Promise<Own>
  /** Keeps their draft for its whole time again; false where there is none. */
  keepDraft(flow: string, person: Person, now: Temporal.Instant): Promise<boolean>
  /** Removes their draft; false where there is none. */
  dropDraft(flow: string, person: Person): Promise<boolean>
  /** Those that somebody made, the newest first. */
  mine(person: Person): Promise<readonly Own[]>
  /** One of them whole; undefined where it is not there, or not theirs. */
  one(id: string, person: Person): Promise<OwnWhole | undefined>
  /** Puts another text in the place of theirs; undefined where it is not theirs, or can no longer be corrected. */
  correct(id: string, text: Written, by: Person, now: Temporal.Instant): Promise<Own | undefined>
  /** Does what a proposer may do to their own; undefined where it is not theirs, or no longer can be done. */
  act(id: string, act: Act, by: Person, now: Temporal.Instant): Promise<Own | undefined>
}
