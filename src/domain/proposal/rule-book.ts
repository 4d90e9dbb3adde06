import type { Kind, Result } from './proposal.ts'

/** Stages that a city may leave out. `no_opinion` holds where there is none of `opinion`. */
export type Stage = 'opinion' | 'no_opinion' | 'open_comment' | 'screening'

/** A city's 職員提案規程, as far as the bot carries it through. All of it is the city's; the sample ones are examples. */
export interface RuleBook {
  /** 「○○市職員提案規程」. */
  readonly title: string
  /** What can be handed in, with the city's word for it, in the order in which it is offered. */
  readonly kinds: Readonly<Partial<Record<Kind, string>>>
  /** Optional stages that this city has. */
  readonly stages: readonly Exclude<Stage, 'no_opinion'>[]
  /** The results this city knows, in its own words (採用, 実施要請 …). */
  readonly results: Readonly<Partial<Record<Result, string>>>
  /** 別表: what is scored from 0 to 5, and how much it counts. */
  readonly criteria: readonly Criterion[]
  /** Who may propose. */
  readonly proposers: Proposers
  /** From whom the proposer's name is kept until a decision (氏名を秘す). The office always knows it. */
  readonly anonymity: 'none' | 'from_reviewers' | 'from_reviewers_and_unit'
  /** What cannot be accepted, with its clause. */
  readonly exclusions: readonly Exclusion[]
  readonly limits: Limits
}

interface Proposers {
  /** Kinds of employment that may propose; all where left out. */
  readonly employments?: readonly string[]
  readonly joint: 'allowed' | 'alone'
  readonly reviewers: 'may_propose' | 'may_not'
}

export interface Criterion {
  readonly key: string
  /** 「効果性」. */
  readonly label: string
  /** Its share, in points of a hundred. */
  readonly weight: number
  /** Of these kinds alone; all where left out. */
  readonly kinds?: readonly Kind[]
}

interface Exclusion {
  /** 「第3条第2項第1号」. */
  readonly clause: string
  readonly text: string
}

/** Business days, but `draft`, which counts every day. */
export interface Limits {
  /** From receipt to the word on whether it is accepted. */
  readonly intake: number
  /** For the proposer to complete what was returned. */
  readonly completion: number
  /** For the unit in charge. */
  readonly opinion: number
  /** From the decision to its notice. */
  readonly notice: number
  /** Days for which a draft waits. */
  readonly draft: number
}

/** Whether a rule book has a stage. */
export function hasStage({ stages }: RuleBook, stage: Stage): boolean {
  return stage === 'no_opinion' ? !stages.includes('opinion') : stages.includes(stage)
}
