import type { Stretch } from '../people/stretch.ts'
import type { Blackout, Disaster, NudgeSlots, QuietHours, Settings } from '../settings.ts'
import { blackoutsOf } from './blackout.ts'
import type { CivicCalendar } from './civic-calendar.ts'
import type { Duty } from './duty.ts'
import { QUIET } from './quiet.ts'

/** All that decides when somebody may be nudged. */
export interface Reach {
  readonly calendar: CivicCalendar
  readonly duty: Duty
  /** The city's quiet hours. */
  readonly quiet: QuietHours
  /** Those that somebody set for themselves. */
  readonly own: QuietHours | undefined
  readonly blackouts: readonly Blackout[]
  /** Leaves: nothing is sent then (domain notes §2). */
  readonly away: readonly Stretch[]
  readonly disaster: Disaster
  /** The time of day, 'HH:MM', at which they are used to hear from us. */
  readonly slot: string
}

/** Where a city has said nothing (domain notes §8). */
export const SLOTS: NudgeSlots = { digest: '09:10', last_day: '13:05' }

/** Whom it is about: their units by whole path (本務 and 兼務), their duty, their leaves, their own quiet hours. */
export interface Whom {
  readonly unitPaths: readonly string[]
  readonly duty: Duty
  readonly away: readonly Stretch[]
  readonly quiet?: QuietHours | undefined
}

/** Takes somebody, the city's settings and its calendar; gives when they may be nudged in the slot for `what`. */
export function reachOf(whom: Whom, what: keyof NudgeSlots, settings: Settings, calendar: CivicCalendar): Reach {
  return {
    calendar,
    duty: whom.duty,
    quiet: settings.quiet_hours ?? QUIET,
    own: whom.quiet,
    blackouts: blackoutsOf(whom.unitPaths, settings.blackouts ?? []),
    away: whom.away,
    disaster: settings.disaster ?? 'off',
    slot: (settings.nudge_slots ?? SLOTS)[what],
  }
}
