import { Temporal } from 'temporal-polyfill'
import { isBlackout } from '../calendar/blackout.ts'
import type { CivicCalendar } from '../calendar/civic-calendar.ts'
import { leavesAnHour, wishedOn } from '../calendar/free.ts'
import type { Hindrance } from '../calendar/hindrance.ts'
import { nextMoment } from '../calendar/next-moment.ts'
import { type Reach, reachOf, type Whom } from '../calendar/reach.ts'
import type { Span } from '../calendar/spans.ts'
import { dayOf, ZONE } from '../calendar/written.ts'
import { covers } from '../people/stretch.ts'
import type { NudgeSlots, QuietHours, Settings } from '../settings.ts'

/** Days that are searched for a free moment: the longest leave that a slot is still looked for behind. */
const SEARCHED_DAYS = 400

/** The Tuesdays to Thursdays on which people read best (domain notes §8). */
const PREFERRED: readonly number[] = [2, 3, 4]

/** When one person may be written to. Busy times (繁忙期) are asked for apart: what must be said is said in them too. */
export class Hours {
  readonly #digest: Reach
  readonly #lastDay: Reach
  /** Slots by day: a whole city asks for the same few. */
  readonly #slots = new Map<string, Temporal.Instant | undefined>()
  readonly #soonest = new Map<number, Temporal.Instant | undefined>()
  readonly #with: (quiet: QuietHours | undefined) => Hours
  #plain: Hours | undefined

  constructor(whom: Whom, settings: Settings, calendar: CivicCalendar) {
    this.#with = (quiet) => new Hours({ ...whom, quiet }, settings, calendar)
    this.#digest = reachOf(whom, 'digest', settings, calendar)
    this.#lastDay = reachOf(whom, 'last_day', settings, calendar)
  }

  /** The same person without their own quiet hours: for what they asked for themselves, and what protects a right. */
  get plain(): Hours {
    if (!this.#digest.own) return this
    this.#plain ??= this.#with(undefined)
    return this.#plain
  }

  /** The same person with other quiet hours of their own. */
  withOwn(quiet: QuietHours): Hours {
    return this.#with(quiet)
  }

  /** Whether their own quiet hours leave an hour of every day on duty, in the week from `day` on. */
  leavesAnHour(day: Temporal.PlainDate): boolean {
    return leavesAnHour(day, this.#digest)
  }

  /** The minutes of a day in which something may go out, were the city hall open on it. */
  minutesOn(day: Temporal.PlainDate): readonly Span[] {
    return wishedOn(day, this.#digest)
  }

  /** The moment of a slot on a day; undefined where nothing may go out on it. */
  slotOn(day: Temporal.PlainDate, what: keyof NudgeSlots = 'digest'): Temporal.Instant | undefined {
    return kept(this.#slots, `${what} ${day}`, () => {
      const found = nextMoment(startOf(day), day, this.#free(what))
      return found.kind === 'at' ? found.at : undefined
    })
  }

  /** The first slot of the digest on `day` or later; undefined where there is none within a year. */
  slotFrom(day: Temporal.PlainDate): Temporal.Instant | undefined {
    return kept(this.#slots, `from ${day}`, () => {
      const found = nextMoment(startOf(day), day.add({ days: SEARCHED_DAYS }), this.#free('digest'))
      return found.kind === 'at' ? found.at : undefined
    })
  }

  /** The first minute from `now` on in which something may go out, whatever the slots. */
  soonest(now: Temporal.Instant): Temporal.Instant | undefined {
    return kept(this.#soonest, now.epochMilliseconds, () => this.#soonestFrom(now))
  }

  #soonestFrom(now: Temporal.Instant): Temporal.Instant | undefined {
    const local = now.round({ smallestUnit: 'minute', roundingMode: 'floor' }).toZonedDateTimeISO(ZONE)
    const slot = `${String(local.hour).padStart(2, '0')}:${String(local.minute).padStart(2, '0')}`
    const today = local.toPlainDate()
    const found = nextMoment(local.toInstant(), today, { ...this.#free('digest'), slot })
    if (found.kind === 'at') return found.at
    const later = nextMoment(startOf(today.add({ days: 1 })), today.add({ days: SEARCHED_DAYS }), {
      ...this.#free('digest'),
      slot: '00:00',
    })
    return later.kind === 'at' ? later.at : undefined
  }

  /** Whether something may go out in this very minute. */
  isFree(now: Temporal.Instant): boolean {
    const soonest = this.soonest(now)
    return soonest !== undefined && Temporal.Instant.compare(soonest, now) <= 0
  }

  /** Whether `day` lies in a busy time of the person. */
  isBusy(day: Temporal.PlainDate): boolean {
    return this.#digest.blackouts.some((blackout) => isBlackout(blackout, day))
  }

  /** Whether the person is on leave on `day`. */
  isAway(day: Temporal.PlainDate): boolean {
    return this.#digest.away.some((leave) => covers(leave, day))
  }

  /** A day on which a digest is best read, and may go out. */
  isPreferred(day: Temporal.PlainDate): boolean {
    return PREFERRED.includes(day.dayOfWeek) && !this.isBusy(day) && this.slotOn(day) !== undefined
  }

  /** What stood against every day from `from` to `to`; undefined where one of them was free. */
  hindrance(from: Temporal.PlainDate, to: Temporal.PlainDate): Hindrance | undefined {
    const found = nextMoment(startOf(from), to, this.#digest)
    return found.kind === 'none' ? found.because : undefined
  }

  #free(what: keyof NudgeSlots): Reach {
    return { ...(what === 'digest' ? this.#digest : this.#lastDay), blackouts: [] }
  }
}

/** Days and moments remembered at most; above it, all are counted anew. */
const MOST_KEPT = 5_000

function kept<Key, Value>(known: Map<Key, Value>, key: Key, count: () => Value): Value {
  const found = known.get(key)
  if (found !== undefined || known.has(key)) return found as Value
  if (known.size >= MOST_KEPT) known.clear()
  const counted = count()
  known.set(key, counted)
  return counted
}

/** Whether `moment` lies on `day` or before, in Japan. */
export function byDay(moment: Temporal.Instant, day: Temporal.PlainDate): boolean {
  return Temporal.PlainDate.compare(dayOf(moment), day) <= 0
}

function startOf(day: Temporal.PlainDate): Temporal.Instant {
  return day.toZonedDateTime(ZONE).toInstant()
}
