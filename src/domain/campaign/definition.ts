import type { DueRule } from '../calendar/due-day.ts'

/** What a campaign is about (domain notes §2, §4). A city's own is `custom`. The stress check is none: it stands alone. */
export const KINDS = [
  'appraisal',
  'self_declaration',
  'internal_posting',
  'mentoring',
  'appraiser_training',
  'unit_goals',
  'harassment_contacts',
  'meeting',
  'custom',
] as const

export type Kind = (typeof KINDS)[number]

/** How a campaign stands. Only a running one says anything. */
export const CAMPAIGN_STATES = ['draft', 'approved', 'running', 'paused', 'done', 'cancelled'] as const
export type CampaignState = (typeof CAMPAIGN_STATES)[number]

/** Who does a step, seen from the person in the audience. `member` is that person: the appraisee, whoever declares. */
export const ACTORS = ['member', 'first_appraiser', 'second_appraiser', 'superior', 'partner'] as const
export type Actor = (typeof ACTORS)[number]

/** By whom a step may be said to be done, the most trusted first (domain notes §2). */
export const TRUSTS = ['csv', 'appraiser', 'self'] as const
export type Trust = (typeof TRUSTS)[number]

/** One round of a matter with days, as HR writes it and as it is kept. Days are 'YYYY-MM-DD'. */
export interface Definition {
  readonly kind: Kind
  readonly title: string
  readonly audience: Audience
  /** In the order in which they are done. */
  readonly steps: readonly Step[]
  readonly recurs?: 'yearly' | 'half_yearly' | 'monthly'
  /**
   * Of a round that follows another: the day of the month as first planned, of each day that stands at the end of its month
   * and was not planned as the last. By key of a step, 'startsOn' and 'appointedOn', which no key of a step can be.
   */
  readonly cut?: Readonly<Record<string, number>>
}

/** Who is meant: everybody in service, less what each given rule leaves out. */
export interface Audience {
  /** Appointed on this day (基準日); without it, on the day of planning. */
  readonly appointedOn?: string
  readonly gradeIds?: readonly string[]
  readonly jobFamilies?: readonly string[]
  /** Whole paths, with the units below. */
  readonly units?: readonly string[]
  readonly employments?: readonly string[]
  /** 職員番号 of those who asked for it (庁内公募) or were chosen. */
  readonly people?: readonly string[]
  /** 職員番号 of two who do it together (メンター面談); the first is the member, the second the partner. */
  readonly pairs?: readonly (readonly [string, string])[]
  /** 職員番号 of those left out. */
  readonly without?: readonly string[]
}

export interface Step {
  /** Unique within the campaign; stays the same from year to year. */
  readonly key: string
  /** As a line of a digest has it: 「自己評価を書く」. */
  readonly title: string
  readonly actor: Actor
  /** The due day as planned, and what becomes of it on a closed day. */
  readonly due: { readonly day: string; readonly rule: DueRule }
  /** 'T-10', 'T-3', 'T-0', 'T+2' … (domain/calendar/touch). */
  readonly touches: readonly string[]
  /** Minutes it takes. */
  readonly minutes: number
  /** The real form, outside the bot. */
  readonly link?: string
  /** A sentence beside the line; placeholders as {期日}. */
  readonly text?: string
  readonly completion: readonly Trust[]
  /** Knowledge offered beside it: the abilities of one's own grade, or 指導・育成能力 for who appraises. */
  readonly reference?: 'own_abilities' | 'coaching_ability'
  /** It protects a right (苦情の期限): no cap, blackout or snooze delays it. */
  readonly protects?: 'right'
}
