/** What is handed in (domain notes §5.1). What a city calls each of them is its rule book's. */
export const KINDS = ['idea', 'call', 'done_report', 'tip'] as const

/** `idea` at any time, `call` on a theme within a period, `done_report` of work already improved, `tip` forwarded unjudged. */
export type Kind = (typeof KINDS)[number]

/** How a proposal stands. A draft is its author's alone and has no number. */
export const STATES = [
  'draft',
  'submitted',
  'returned',
  'redirected',
  'void',
  'withdrawn',
  'not_accepted',
  'accepted',
  'forwarded',
  'opinion_requested',
  'opinion_received',
  'open_comment',
  'screening',
  'in_review',
  'recommended',
  'decided',
  'notified',
  'on_hold',
  'planned',
  'in_progress',
  'implemented',
  'not_implementable',
  'effect_reported',
  'closed',
] as const

export type State = (typeof STATES)[number]

/** What was decided. The words for it are the rule book's: 採用, 実施要請 … */
export const RESULTS = ['adopted', 'partially_adopted', 'adopted_in_spirit', 'on_hold', 'study', 'rejected'] as const
export type Result = (typeof RESULTS)[number]

/** Who acts on a proposal, seen from it. `clock`: the passing of time, or a change of the directory. */
export const ACTORS = ['proposer', 'office', 'unit', 'reviewer', 'clock'] as const

/**
 * `proposer` is who handed it in, `office` the secretariat (提案事務局), `unit` whoever answers for the unit in charge
 * (所管課), `reviewer` a member of the committee (審査委員).
 */
export type Actor = (typeof ACTORS)[number]
