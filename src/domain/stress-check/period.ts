import { Temporal } from 'temporal-polyfill'

/** What everybody may know of a period. All of it is the city's; nothing is invented where it is missing. */
export interface PublicFacts {
  /** 受検画面. */
  readonly url: string
  /** How long it takes, in minutes. */
  readonly minutes: number
  /** Whether the city lets it count as work (規程例16条; domain notes §3). */
  readonly workTime: 'counts' | 'unsaid'
  /** 実施者: the doctor or nurse from whom the result comes. */
  readonly conductor: string
  /** 窓口 of the 実施事務従事者: who knows whether somebody is 対象. */
  readonly office: string
  /** 申出先, and within how many days after the result. */
  readonly requestTo: string
  readonly requestDays: number
  /** Who in the city learns the result where somebody asks for the interview. */
  readonly passedTo: string
  /** 健康相談, open to everybody. */
  readonly consultation: string | undefined
}

export const LETTER_KINDS = ['start', 'middle', 'last', 'request'] as const

/** start, middle, last: encouragements. request: the notice that one may ask for a doctor's interview. */
export type LetterKind = (typeof LETTER_KINDS)[number]

export interface Letter {
  readonly kind: LetterKind
  readonly day: Temporal.PlainDate
}

/** A: silence by oneself alone. B: also a list of who took it, where the 衛生委員会 so decided. */
export type Mode =
  | { readonly kind: 'A' }
  | { readonly kind: 'B'; readonly on: Temporal.PlainDate; readonly ref: string }

/** 実施期間, both ends included, as it is drafted. */
export interface PeriodDraft {
  readonly name: string
  readonly from: Temporal.PlainDate
  readonly to: Temporal.PlainDate
  readonly facts: PublicFacts
  readonly mode: Mode
  /** Local time 'HH:MM' of all its letters: the same for everybody. */
  readonly slot: string
  /** At most three encouragements and one notice (domain notes §3), in the order of their days. */
  readonly letters: readonly Letter[]
}

/** A period with who answers for it, by 職員番号. */
export interface Period extends PeriodDraft {
  readonly id: string
  readonly state: 'draft' | 'approved' | 'purged'
  readonly author: string
  readonly approver: string | undefined
}

/** How a period stands on a day. */
export type Standing = 'draft' | 'approved' | 'running' | 'over' | 'purged'

const { compare } = Temporal.PlainDate

/** Takes a period and today; gives how it stands. */
export function standingOf({ state, from, to }: Period, today: Temporal.PlainDate): Standing {
  if (state !== 'approved') return state
  if (compare(today, from) < 0) return 'approved'
  return compare(today, to) <= 0 ? 'running' : 'over'
}

/** The period that people mean today: the one that runs, else the next to come, else the last that is over. */
export function periodMeant(periods: readonly Period[], today: Temporal.PlainDate): Period | undefined {
  const having = (wanted: Standing) => periods.filter((each) => standingOf(each, today) === wanted)
  const [running] = having('running')
  const [next] = having('approved').sort((one, other) => compare(one.from, other.from))
  const last = having('over')
    .sort((one, other) => compare(one.to, other.to))
    .at(-1)
  return running ?? next ?? last
}

/** People on the list above which somebody else than its author approves a period (domain notes §7: two people). */
export const SECOND_PERSON_ABOVE = 50

/** Days after the end that the list of who took it is kept at most (domain notes §3). */
export const TAKEN_DAYS = 14

/** Days after the end that everything but the totals is kept at most, where the city sets no less (domain notes §3). */
export const KEPT_DAYS = 30
