import type { Card } from '../card/card.ts'

/** What can be saved as JSON and read back the same. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json }

/** Accepted answers by step key. `null` stands for a step that was skipped. */
export type Answers = Readonly<Record<string, Json>>

/** A talk that asks one thing after another. Steps may be added, renamed and dropped from version to version. */
export interface Flow {
  /** Names the flow in saved states, for ever. */
  readonly name: string
  /** The feature whose act `flow` takes the presses. */
  readonly feature: string
  /** Raise it when a step is dropped, or its key comes to mean something else. */
  readonly version: number
  readonly steps: readonly Step[]
  /**
   * Takes the answers of another version; gives them under today's keys. What it leaves out is kept as a draft.
   * Without it each answer is carried whose step has the same key and still accepts it.
   */
  carry?(answers: Answers, version: number): Answers
}

/** One question. */
export interface Step {
  readonly key: string
  /** What the question is about, in a word (標題); for lists of answers. */
  readonly label: string
  /** The question, with what was answered so far and how far it is. */
  ask(answers: Answers, at: { readonly number: number; readonly of: number }): Card
  /** Takes what was typed or pressed; gives the answer, or a friendly card that says what is wanted. */
  read(text: string, answers: Answers): Reading
  /** Answers offered as buttons; a press is the same as typing `says`. */
  choices?(answers: Answers): readonly Choice[]
  /** Whether 「飛ばす」 may leave it without an answer; it must not where left out. */
  readonly skip?: 'allowed'
  /** How an answer is shown to people; needed where it is no plain text or number. */
  show?(answer: Json): string
}

export type Reading = { readonly answer: Exclude<Json, null> } | { readonly again: Card }

export interface Choice {
  readonly label: string
  readonly says: string
}

/** What is saved between two messages. Plain JSON. */
export interface FlowState {
  readonly flow: string
  readonly version: number
  /** The key of the step that is asked, or `END` where nothing is left to ask. */
  readonly step: string
  readonly answers: Answers
  /** Answers that no step of this version takes; kept, shown and handed over at the end, never dropped. */
  readonly draft?: Answers
  /** A question of the engine's own that stands in front: really stop? which answer to mend? */
  readonly aside?: 'stop' | 'mend'
}

/** The step of a finished flow. No step may have this key, nor one that begins with 「?」 (see press.ts). */
export const END = ''

/** What a person did. A press carries the step it was offered at, so that a late one is recognised. */
export type FlowInput =
  | { readonly kind: 'said'; readonly text: string }
  | { readonly kind: 'pressed'; readonly says: string; readonly step: string }

/**
 * What happens next. `done`: 'finished' (all answered: state.answers and state.draft), 'discarded' (the person said so),
 * 'later' (keep the state, stop listening). Without it the flow goes on with exactly one question.
 */
export interface Move {
  readonly state: FlowState
  readonly say: readonly Card[]
  readonly done?: 'finished' | 'discarded' | 'later'
}
