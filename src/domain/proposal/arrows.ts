import type { Actor, Kind, Result, State } from './proposal.ts'
import type { Stage } from './rule-book.ts'

/** What an act has to bring along. */
export const NEEDS = [
  'reason',
  'clause',
  'grounds',
  'window',
  'unit',
  'due',
  'opinion',
  'scores',
  'minutes',
  'result',
  'approval',
  'plan',
  'effect',
] as const

/**
 * `reason`: a sentence; `grounds`: a reason that somebody can learn from (reason.ts); `clause`: the clause of the rule;
 * `window`: where the matter belongs instead; `approval`: 決裁番号.
 */
export type Need = (typeof NEEDS)[number]

/** One arrow of the state machine (domain notes §5.3). */
export interface Arrow {
  readonly act: Act
  readonly by: readonly Actor[]
  readonly from: readonly State[]
  /** 'same': only something is added; the state stays. */
  readonly to: State | 'same'
  readonly needs?: readonly Need[]
  /** Of these kinds alone. */
  readonly kinds?: readonly Kind[]
  /** Where these results were decided, or for `decide`, are. */
  readonly results?: readonly Result[]
  /** Only where the rule book has this stage. */
  readonly stage?: Stage
}

const IDEAS: readonly Kind[] = ['idea', 'call']
const CARRIED_OUT: readonly Result[] = ['adopted', 'partially_adopted', 'adopted_in_spirit', 'study']
const REASONED: readonly Result[] = ['partially_adopted', 'adopted_in_spirit', 'study', 'rejected']

/** Received and not decided: until then it can be taken back. */
export const UNDECIDED = [
  'submitted',
  'returned',
  'redirected',
  'accepted',
  'opinion_requested',
  'opinion_received',
  'open_comment',
  'screening',
  'in_review',
  'recommended',
] as const satisfies readonly State[]

/** Every arrow there is. What is not here cannot happen. */
export const ARROWS = [
  { act: 'submit', by: ['proposer'], from: ['draft'], to: 'submitted' },
  { act: 'correct', by: ['proposer'], from: ['submitted'], to: 'same' },
  { act: 'correct', by: ['proposer'], from: ['returned'], to: 'submitted' },
  { act: 'withdraw', by: ['proposer'], from: UNDECIDED, to: 'withdrawn' },

  { act: 'accept', by: ['office'], from: ['submitted'], to: 'accepted' },
  { act: 'return', by: ['office'], from: ['submitted'], to: 'returned', needs: ['reason', 'due'] },
  { act: 'refuse', by: ['office'], from: ['submitted', 'returned'], to: 'not_accepted', needs: ['clause', 'grounds'] },
  // Where the matter belongs to another window the office says so; what becomes of the text its writer alone decides.
  { act: 'redirect', by: ['office'], from: ['submitted'], to: 'redirected', needs: ['window'] },
  { act: 'erase', by: ['proposer'], from: ['redirected'], to: 'void' },
  { act: 'insist', by: ['proposer'], from: ['redirected'], to: 'submitted' },

  { act: 'forward', by: ['office'], from: ['accepted'], to: 'forwarded', kinds: ['tip'], needs: ['unit'] },
  {
    act: 'ask_opinion',
    by: ['office'],
    from: ['accepted'],
    to: 'opinion_requested',
    kinds: IDEAS,
    stage: 'opinion',
    needs: ['unit', 'due'],
  },
  // A reorganised or wrongly chosen unit: another one is asked.
  { act: 'pass_on', by: ['office', 'clock'], from: ['opinion_requested'], to: 'same', needs: ['unit', 'due'] },
  { act: 'give_opinion', by: ['unit'], from: ['opinion_requested'], to: 'opinion_received', needs: ['opinion'] },
  { act: 'go_without', by: ['office'], from: ['opinion_requested'], to: 'opinion_received', needs: ['reason'] },
  {
    act: 'open_comments',
    by: ['office'],
    from: ['opinion_received'],
    to: 'open_comment',
    stage: 'open_comment',
    needs: ['due'],
  },
  { act: 'screen', by: ['office'], from: ['opinion_received', 'open_comment'], to: 'screening', stage: 'screening' },
  { act: 'begin_review', by: ['office'], from: ['accepted'], to: 'in_review', kinds: ['done_report'] },
  { act: 'begin_review', by: ['office'], from: ['accepted'], to: 'in_review', kinds: IDEAS, stage: 'no_opinion' },
  { act: 'begin_review', by: ['office'], from: ['opinion_received', 'open_comment', 'screening'], to: 'in_review' },

  { act: 'review', by: ['reviewer'], from: ['in_review'], to: 'same', needs: ['scores'] },
  { act: 'recommend', by: ['office'], from: ['in_review'], to: 'recommended', needs: ['result', 'minutes'] },
  {
    act: 'decide',
    by: ['office'],
    from: ['recommended'],
    to: 'decided',
    results: ['adopted'],
    needs: ['result', 'approval'],
  },
  {
    act: 'decide',
    by: ['office'],
    from: ['recommended'],
    to: 'decided',
    results: REASONED,
    needs: ['result', 'approval', 'grounds'],
  },
  {
    act: 'decide',
    by: ['office'],
    from: ['recommended'],
    to: 'decided',
    results: ['on_hold'],
    needs: ['result', 'approval', 'grounds', 'due'],
  },
  {
    act: 'decide',
    by: ['office'],
    from: ['on_hold'],
    to: 'decided',
    results: ['rejected'],
    needs: ['result', 'approval', 'grounds'],
  },
  { act: 'notify', by: ['office'], from: ['decided'], to: 'on_hold', results: ['on_hold'] },
  { act: 'notify', by: ['office'], from: ['decided'], to: 'notified', results: [...CARRIED_OUT, 'rejected'] },
  { act: 'review_again', by: ['office'], from: ['on_hold'], to: 'in_review' },

  {
    act: 'plan',
    by: ['office', 'unit'],
    from: ['notified'],
    to: 'planned',
    kinds: IDEAS,
    results: CARRIED_OUT,
    needs: ['unit', 'plan', 'due'],
  },
  { act: 'start', by: ['office', 'unit'], from: ['planned'], to: 'in_progress' },
  { act: 'report', by: ['unit'], from: ['planned', 'in_progress'], to: 'same', needs: ['plan'] },
  { act: 'implement', by: ['office', 'unit'], from: ['in_progress'], to: 'implemented' },
  {
    act: 'give_up',
    by: ['office', 'unit'],
    from: ['planned', 'in_progress'],
    to: 'not_implementable',
    needs: ['grounds'],
  },
  { act: 'report_effect', by: ['unit'], from: ['implemented'], to: 'effect_reported', needs: ['effect'] },

  { act: 'close', by: ['office'], from: ['notified'], to: 'closed', results: ['rejected'] },
  { act: 'close', by: ['office'], from: ['notified'], to: 'closed', kinds: ['done_report'] },
  {
    act: 'close',
    by: ['office'],
    from: ['redirected', 'not_accepted', 'forwarded', 'effect_reported', 'not_implementable'],
    to: 'closed',
  },
] as const satisfies readonly (Omit<Arrow, 'act'> & { readonly act: string })[]

/** What can be done to a proposal. */
export type Act = (typeof ARROWS)[number]['act']
