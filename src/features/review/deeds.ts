import type { Act } from '../../domain/proposal/arrows.ts'
import type { Actor, Result } from '../../domain/proposal/proposal.ts'
import type { Asked } from './questions.ts'
import { DEED_WORDS } from './texts.ts'

/** What office, units and committee can do to a proposal; proposers do the rest. */
export type DeedAct = keyof typeof DEED_WORDS

/** One way to do an act: what is asked for it, in order. */
export interface DeedForm {
  /** Names its flow, for ever. */
  readonly name: string
  readonly act: DeedAct
  readonly asks: readonly Asked[]
  /** For these results alone. */
  readonly results?: readonly Result[]
}

const LEARNT_FROM: readonly Asked[] = ['approval', 'valued', 'grounds', 'would_change']

/** Every deed. What each asks is what its arrow needs (domain/proposal/arrows), and what else is good to have. */
export const DEEDS: readonly DeedForm[] = [
  { name: 'accept', act: 'accept', asks: [] },
  { name: 'return', act: 'return', asks: ['reason', 'due'] },
  { name: 'refuse', act: 'refuse', asks: ['clause', 'grounds'] },
  { name: 'redirect', act: 'redirect', asks: ['window'] },
  { name: 'delay', act: 'delay', asks: ['reason', 'due'] },
  { name: 'forward', act: 'forward', asks: ['unit'] },
  { name: 'ask_opinion', act: 'ask_opinion', asks: ['unit', 'due'] },
  { name: 'pass_on', act: 'pass_on', asks: ['unit', 'due'] },
  { name: 'give_opinion', act: 'give_opinion', asks: ['stance', 'opinion'] },
  { name: 'go_without', act: 'go_without', asks: ['reason'] },
  { name: 'open_comments', act: 'open_comments', asks: ['due'] },
  { name: 'screen', act: 'screen', asks: [] },
  { name: 'begin_review', act: 'begin_review', asks: [] },
  { name: 'review', act: 'review', asks: ['scores', 'comment', 'private_comment'] },
  { name: 'recommend', act: 'recommend', asks: ['result', 'minutes'] },
  { name: 'decide_adopted', act: 'decide', asks: ['approval'], results: ['adopted'] },
  {
    name: 'decide_reasoned',
    act: 'decide',
    asks: LEARNT_FROM,
    results: ['partially_adopted', 'adopted_in_spirit', 'study', 'rejected'],
  },
  { name: 'decide_held', act: 'decide', asks: [...LEARNT_FROM, 'due'], results: ['on_hold'] },
  { name: 'notify', act: 'notify', asks: [] },
  { name: 'review_again', act: 'review_again', asks: [] },
  { name: 'plan', act: 'plan', asks: ['unit', 'plan', 'due'] },
  { name: 'start', act: 'start', asks: [] },
  { name: 'report', act: 'report', asks: ['plan'] },
  { name: 'implement', act: 'implement', asks: [] },
  { name: 'give_up', act: 'give_up', asks: ['grounds'] },
  { name: 'report_effect', act: 'report_effect', asks: ['effect'] },
  { name: 'close', act: 'close', asks: [] },
]

/** The form of an act, for a result where it is a decision; undefined where there is none. */
export function formOf(act: unknown, result?: unknown): DeedForm | undefined {
  return DEEDS.find((deed) => deed.act === act && (!deed.results || deed.results.some((each) => each === result)))
}

/** The name of a deed's flow. */
export function flowNameOf({ name }: DeedForm): string {
  return `review_${name}`
}

/** An act in a part, as a card offers it. */
export interface Offered {
  readonly act: DeedAct
  readonly by: Actor
}

/** Whether an act is one of those that are carried out here. */
export function isDeed(act: Act): act is DeedAct {
  return Object.hasOwn(DEED_WORDS, act)
}
