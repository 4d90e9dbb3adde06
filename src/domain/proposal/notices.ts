import { Temporal } from 'temporal-polyfill'
import { writtenFrom } from '../calendar/written.ts'
import type { Act } from './arrows.ts'
import type { Brought } from './move.ts'
import { NOTICE } from './notice-texts.ts'

/** What a notice is about. */
export interface Subject {
  readonly number: string
  readonly title: string
  /** The day on which it is written: days of the same year go without it. */
  readonly today: Temporal.PlainDate
  /** The city's word for the result that is told of. */
  readonly resultLabel?: string | undefined
  /** What the decision brought along, where it is told. */
  readonly decision?: Brought | undefined
  /** What members of the committee want to be handed on. */
  readonly comments?: readonly string[] | undefined
  /** The unit in charge by now. */
  readonly unit?: string | undefined
}

/** What a proposer is told: the first line, which gives no result away, and the lines under it. */
export interface Notice {
  readonly title: string
  readonly lines: readonly string[]
}

/** Takes what was done and what it brought along; gives the notice, or undefined where the proposer is told nothing. */
export function noticeOf(about: Subject, act: Act, given: Brought): Notice | undefined {
  const lines = SAYS[act]?.(given, about)
  if (!lines) return undefined
  return {
    title: NOTICE.title(about.number),
    lines: [NOTICE.about(about.title), ...lines].filter((line) => line !== ''),
  }
}

/** Something that was done to a proposal, as its notice is written from it. */
interface Happened {
  readonly act: Act
  readonly given: Brought
}

/** The notice that a proposer was given last; undefined where they were given none. */
export function lastNotice(about: Omit<Subject, 'decision'>, history: readonly Happened[]): Notice | undefined {
  const notices = history.flatMap(({ act, given }, at) => {
    const decision = history.slice(0, at).findLast((each) => each.act === 'decide')?.given
    const notice = noticeOf({ ...about, decision }, act, given)
    return notice ? [notice] : []
  })
  return notices.at(-1)
}

type Says = (given: Brought, about: Subject) => readonly string[]

const SAYS: Readonly<Partial<Record<Act, Says>>> = {
  accept: () => [NOTICE.accepted],
  return: ({ reason = '', due }, about) => [NOTICE.returned, reason, NOTICE.completeBy(day(due, about))],
  refuse: ({ clause = '', grounds = '' }) => [NOTICE.refused(clause), NOTICE.reason(grounds), NOTICE.askOffice],
  redirect: ({ window = '' }) => [NOTICE.redirected(window), NOTICE.yours],
  forward: ({ unit = '' }) => [NOTICE.forwarded(unit)],
  ask_opinion: ({ unit = '', due }, about) => [NOTICE.askedOpinion(unit, day(due, about))],
  pass_on: ({ unit = '', due }, about) => [NOTICE.askedOpinion(unit, day(due, about))],
  open_comments: ({ due }, about) => [NOTICE.openComments(day(due, about))],
  screen: () => [NOTICE.screening],
  begin_review: () => [NOTICE.inReview],
  review_again: () => [NOTICE.inReviewAgain],
  delay: ({ reason, due }, about) => [
    NOTICE.delayed,
    reason ? NOTICE.reason(reason) : NOTICE.delayUnknown,
    NOTICE.nextWord(day(due, about)),
  ],
  notify: (_, about) => [...decided(about), ...(about.comments ?? []).map(NOTICE.comment)],
  plan: ({ unit, due, plan = '' }, about) => [
    NOTICE.planned(unit ?? about.unit ?? '', day(due, about)),
    NOTICE.plan(plan),
  ],
  start: () => [NOTICE.started],
  report: ({ plan = '' }) => [NOTICE.report(plan)],
  implement: (_, { title }) => [NOTICE.implemented(title)],
  give_up: ({ grounds = '' }) => [NOTICE.notImplementable, NOTICE.reason(grounds)],
  report_effect: ({ effect = '' }) => [NOTICE.effect(effect)],
}

/** A no begins with what was valued; the decision itself stands in the first sentence, with its 決裁番号. */
function decided(about: Subject): readonly string[] {
  const { decision = {}, resultLabel = '' } = about
  const { result, approval = '', valued = '', grounds = '', would_change = '', due } = decision
  if (result === 'adopted') return [NOTICE.decided(resultLabel, approval)]
  if (result === 'on_hold')
    return [
      NOTICE.held(approval),
      NOTICE.valued(valued),
      NOTICE.reason(grounds),
      NOTICE.wouldChange(would_change),
      NOTICE.heldUntil(day(due, about)),
    ]
  if (result === 'rejected')
    return [
      NOTICE.rejected(approval),
      NOTICE.valued(valued),
      NOTICE.notReached(grounds),
      NOTICE.wouldChange(would_change),
    ]
  return [
    NOTICE.decided(resultLabel, approval),
    NOTICE.valued(valued),
    NOTICE.reason(grounds),
    NOTICE.wouldChange(would_change),
  ]
}

function day(due: string | undefined, { today }: Subject): string {
  return due === undefined ? '' : writtenFrom(Temporal.PlainDate.from(due), today)
}
