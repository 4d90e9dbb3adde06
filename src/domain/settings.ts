import type { MeetingSettings } from './meeting/settings.ts'

/**
 * What a city officer sets. All of it may be missing; then the bot says 「未設定」 and whom to ask, and invents nothing.
 * The shape is checked at the edge (infra/store/settings/shape.ts); this file says what it means.
 */
export interface Settings {
  readonly city_name?: string | undefined
  /** 相談先. */
  readonly contacts?: readonly Contact[] | undefined
  /** Who answers questions on training and the policy: 「人事研修係」. */
  readonly hr_contact?: string | undefined
  /** Answers that the city gives itself, shown as 「市の設定」. */
  readonly facts?: readonly Fact[] | undefined
  readonly retention_days?: Retention | undefined
  /** Days the city hall is closed beside weekends and national holidays: every year 'MM-DD', or once 'YYYY-MM-DD'. */
  readonly closed_days?: readonly string[] | undefined
  /** When nothing is sent. */
  readonly quiet_hours?: QuietHours | undefined
  /** When people work where the directory does not say it of a person. */
  readonly duty?: DutySettings | undefined
  /** 繁忙期: no nudges for these units. */
  readonly blackouts?: readonly Blackout[] | undefined
  /** The times of day at which people are used to hear from the bot. */
  readonly nudge_slots?: NudgeSlots | undefined
  /** 災害対応中: while it is on, nothing goes out unasked. */
  readonly disaster?: Disaster | undefined
  /** 職場ミーティング: how often units meet. */
  readonly meetings?: MeetingSettings | undefined
  /** How fast and how patiently messages are sent; heeded from the next start on. */
  readonly delivery?: DeliverySettings | undefined
  /** From how many people on a campaign needs a second person's approval. */
  readonly bulk?: Bulk | undefined
  /** Which roles may do what; a right that is not named here belongs to nobody. */
  readonly rights?: Readonly<Partial<Record<Right, readonly string[]>>> | undefined
}

export type SettingKey = keyof Settings

export const TOPICS = [
  'health',
  'harassment',
  'misconduct',
  'stress_check',
  'appraisal',
  'training',
  'general',
] as const

export interface Contact {
  readonly topic: (typeof TOPICS)[number]
  readonly name: string
  readonly phone?: string | undefined
  readonly email?: string | undefined
  readonly place?: string | undefined
  /** As it is read: 「平日8:30–17:15」. */
  readonly hours?: string | undefined
  /** Reached at night and on closed days. */
  readonly night?: boolean | undefined
}

/** One answer of the city: shown when a question has all of `words` in it, in any order. */
interface Fact {
  readonly words: readonly string[]
  readonly text: string
}

/** Days until rows of a kind are removed. */
interface Retention {
  readonly questions?: number | undefined
  readonly deliveries?: number | undefined
  readonly audit?: number | undefined
  readonly proposals?: number | undefined
  /** Records of workplace meetings. */
  readonly meetings?: number | undefined
  /** At most 30 (domain notes §3). */
  readonly stress_check?: number | undefined
}

/** Local times 'HH:MM': nothing before `before`, nothing from `after` on, nothing within a break. */
export interface QuietHours {
  readonly before: string
  readonly after: string
  readonly breaks: readonly { readonly from: string; readonly to: string }[]
}

/** Days as 「月火水木金」, local times 'HH:MM'; an end not later than the start lies on the next day. */
interface DutyPattern {
  readonly days: string
  readonly from: string
  readonly to: string
}

/** What holds for all, and for single units (by whole path, with the units below) that differ: a counter on Saturdays. */
export interface DutySettings extends DutyPattern {
  readonly units?: readonly (DutyPattern & { readonly unit: string })[] | undefined
}

/** Both ends included; both 'MM-DD', every year, or both 'YYYY-MM-DD', once. Without units it holds for everybody. */
export interface Blackout {
  readonly name: string
  readonly from: string
  readonly to: string
  readonly units?: readonly string[] | undefined
}

/** Local times 'HH:MM': of the daily digest, and of the note on a last day. */
export interface NudgeSlots {
  readonly digest: string
  readonly last_day: string
}

export const DISASTER = ['off', 'on'] as const

export type Disaster = (typeof DISASTER)[number]

/** What a platform takes, in messages a second. */
export interface ChannelLimits {
  readonly per_second: number
  readonly per_second_and_conversation: number
}

/** Seconds where not said otherwise; what is missing keeps its default (bot/delivery/patience.ts). */
export interface DeliverySettings {
  readonly limits?: Readonly<Record<string, ChannelLimits>> | undefined
  readonly send_timeout?: number | undefined
  /** Longer than the slowest send. */
  readonly ask_after?: number | undefined
  /** A number of sends. */
  readonly tries?: number | undefined
  readonly retry_after?: number | undefined
  /** Longer than a wait for a slot and a send together. */
  readonly lease?: number | undefined
  readonly poll?: number | undefined
}

/** A campaign for more than so many people is approved by somebody else than its author (domain notes §7). */
export interface Bulk {
  readonly approve_above: number
}

/** Where a city has said nothing. */
export const BULK: Bulk = { approve_above: 50 }

export const RIGHTS = [
  'change_directory',
  'give_roles',
  'change_settings',
  'import_documents',
  'answer_questions',
  'send_in_bulk',
  'approve_bulk',
] as const

export type Right = (typeof RIGHTS)[number]

/** Takes a word and the known ones; gives the nearest known one, or undefined when none is near (half its letters). */
export function nearestWord(word: string, known: readonly string[]): string | undefined {
  const ranked = known
    .map((each) => ({ each, far: distance(word.toLowerCase(), each) }))
    .sort((one, other) => one.far - other.far)
  const [best] = ranked
  return best && best.far <= Math.ceil(best.each.length / 2) ? best.each : undefined
}

/** Letters to add, drop or change to make one word of the other (Levenshtein). */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, at) => at)
  for (const [down, letter] of [...one.slice(0, 80)].entries()) {
    const next = [down + 1]
    for (let at = 1; at <= other.length; at += 1) {
      const change = (row[at - 1] ?? 0) + (letter === other[at - 1] ? 0 : 1)
      next.push(Math.min(change, (row[at] ?? 0) + 1, (next[at - 1] ?? 0) + 1))
    }
    row = next
  }
  return row[other.length] ?? 0
}
