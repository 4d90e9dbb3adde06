import { Temporal } from 'temporal-polyfill'
import { blackoutsOf } from '../../domain/calendar/blackout.ts'
import type { CivicCalendar } from '../../domain/calendar/civic-calendar.ts'
import { QUIET } from '../../domain/calendar/quiet.ts'
import type { Whom } from '../../domain/calendar/reach.ts'
import { dayOf, ZONE } from '../../domain/calendar/written.ts'
import { Hours } from '../../domain/nudge/hours.ts'
import { type Look, look } from '../../domain/nudge/look.ts'
import type { Task } from '../../domain/nudge/task.ts'
import { TouchDays } from '../../domain/nudge/touch-days.ts'
import type { Person } from '../../domain/people/person.ts'
import type { Settings } from '../../domain/settings.ts'
import type { Card } from '../card/card.ts'
import { correctionCard } from '../digest/correction.ts'
import { digestCard, linesOf } from '../digest/digest.ts'
import type { AccountRef } from '../event.ts'
import type { Plugged } from '../feature.ts'

/** Somebody whose turn it is to be looked at. */
export interface Reached {
  readonly employeeId: string
  /** Undefined where they are not in service on this day. */
  readonly person: Person | undefined
  readonly whom: Whom
  /** Where they are written to; undefined where they have no chat. */
  readonly account: AccountRef | undefined
  /** What may have to be spoken of now. */
  readonly tasks: readonly Task[]
  /** When more of what they have open comes to be spoken of. */
  readonly later: Temporal.PlainDate | undefined
  /** Days of last and next week on which something goes to them unasked. */
  readonly told: readonly Temporal.PlainDate[]
}

/** What became of one look, to be written down. `cards` are those of its letters, in their order. */
export interface Looked {
  readonly reached: Reached
  readonly look: Look
  /** When to look again; undefined where nothing is left to say. */
  readonly nextAt: Temporal.Instant | undefined
  readonly cards: readonly Card[]
}

/** What a round needs of the store; `Tx` is one transaction. */
export interface RoundStore<Tx> {
  /** Whether anybody's turn has come: most of the time nobody's has. */
  isDue(now: Temporal.Instant): Promise<boolean>
  /** One that loses against another is done again, so `work` changes nothing outside it. */
  transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T>
  /** Whose turn has come, at most `limit` of them; nobody else gets them until the transaction ends. */
  due(tx: Tx, now: Temporal.Instant, limit: number): Promise<readonly Reached[]>
  /** Writes them down; a message that was not sent by `until` is not sent any more. */
  write(
    tx: Tx,
    looked: readonly Looked[],
    at: { readonly now: Temporal.Instant; readonly until: Temporal.Instant },
  ): Promise<void>
}

/** The city as rounds see it: its settings and its calendar, and the hours and days that they were asked for before. */
export class City {
  readonly settings: Settings
  readonly days: TouchDays
  readonly #calendar: CivicCalendar
  readonly #hours = new Map<string, Hours>()

  constructor(settings: Settings, calendar: CivicCalendar) {
    this.settings = settings
    this.days = new TouchDays(calendar)
    this.#calendar = calendar
  }

  /** When somebody may be written to; most of a city work at the same hours. */
  hoursOf(whom: Whom): Hours {
    const key = JSON.stringify([
      whom.duty,
      whom.away,
      whom.quiet,
      blackoutsOf(whom.unitPaths, this.settings.blackouts ?? []),
    ])
    const known = this.#hours.get(key)
    if (known) return known
    if (this.#hours.size >= MOST_HOURS) this.#hours.clear()
    const hours = new Hours(whom, this.settings, this.#calendar)
    this.#hours.set(key, hours)
    return hours
  }
}

/** Kinds of working hours remembered at most. */
const MOST_HOURS = 500

/** People of one transaction: a digest of the whole city is written piece by piece. */
const AT_ONCE = 250

/** Looks at everybody whose turn has come and writes what is to be said to them. Gives how many messages that were. */
export async function round<Tx>(
  store: RoundStore<Tx>,
  features: readonly Plugged<Tx>[],
  { city, now }: { readonly city: City; readonly now: Temporal.Instant },
): Promise<number> {
  let written = 0
  for (;;) {
    const { seen, posted } = await store.transaction(async (tx) => {
      const due = await store.due(tx, now, AT_ONCE)
      const looked = due.map((reached) => lookAt(reached, features, { city, now }))
      await store.write(tx, looked, { now, until: worthUntil(now, city.settings) })
      return { seen: due.length, posted: looked.reduce((sum, { cards }) => sum + cards.length, 0) }
    })
    written += posted
    if (seen < AT_ONCE) return written
  }
}

function lookAt<Tx>(
  reached: Reached,
  features: readonly Plugged<Tx>[],
  { city, now }: { readonly city: City; readonly now: Temporal.Instant },
): Looked {
  const { person, whom, account, tasks, told } = reached
  // Not in service on this day: what is still open is looked at again on the next.
  const nextDay = tasks.length > 0 ? now.add({ hours: 24 }) : undefined
  if (!person) return { reached, look: { letters: [], passing: [], nextAt: undefined }, nextAt: nextDay, cards: [] }
  const hours = city.hoursOf(whom)
  const found = look({ now, tasks, hours, days: city.days, told, reachable: account ? 'in_chat' : 'nowhere' })
  const cards = found.letters.map(({ kind, standings }) => {
    const told = standings.map(({ task }) => task)
    return kind === 'correction'
      ? correctionCard(told)
      : digestCard(kind, linesOf(features, told, person), sourceOf(told))
  })
  const moments = [found.nextAt, reached.later?.toZonedDateTime(ZONE).toInstant()].filter((at) => at !== undefined)
  return { reached, look: found, nextAt: moments.sort(Temporal.Instant.compare)[0], cards }
}

/** A day of the sample city is no city's own. */
function sourceOf(tasks: readonly Task[]): 'city' | 'sample' {
  return tasks.some(({ given }) => given.sample === true) ? 'sample' : 'city'
}

/** The moment from which on a letter of `now` is not worth sending any more: when the quiet hours of its day begin. */
function worthUntil(now: Temporal.Instant, { quiet_hours: quiet = QUIET }: Settings): Temporal.Instant {
  const evening = dayOf(now).toZonedDateTime({ timeZone: ZONE, plainTime: quiet.after }).toInstant()
  return Temporal.Instant.compare(evening, now) > 0 ? evening : now.add({ hours: 1 })
}
