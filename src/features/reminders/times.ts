import { Temporal } from 'temporal-polyfill'
import { type CardBuilder as Builder, type Card, CardBuilder, card } from '../../bot/card/card.ts'
import type { Reply, Turn } from '../../bot/feature.ts'
import { addBusinessDays } from '../../domain/calendar/business-days.ts'
import { dayOf, writtenDay, writtenFrom, writtenTime } from '../../domain/calendar/written.ts'
import type { Hours } from '../../domain/nudge/hours.ts'
import { squash } from '../../domain/text/normalise.ts'
import { inPlace, type Mine, onMine, personal, stepsOf } from './acts.ts'
import { givenOf, type Same, sayCard } from './cards.ts'
import { withDigits } from './digits.ts'
import { titleOf } from './lines.ts'
import type { RemindersPorts } from './ports.ts'
import { BUTTON, TEXT } from './texts.ts'
import { momentOf, readTime, type TypedTime } from './typed.ts'
import { isTaken, timesOn, timesToDo, timesToHear } from './when.ts'

/** Business days before a due day, at which it is near. */
const NEAR = -3

/** Asks for day and time: who names them does it more often (domain notes §8). */
export const when = onMine(async ({ same, whose }, { now }, ports) => {
  const [task] = same
  const { hours } = await ports.hours(whose.employeeId, now)
  const title = titleOf(task, same.length)
  return offered(card(TEXT.whenAsk(title)), timesToDo(now, task.due, hours), same, 'plan')
    .text(TEXT.whenHow(task.title))
    .build()
})

export const later = onMine(async ({ same, whose }, { now }, ports) => {
  const [{ due, title }] = same
  const { hours, calendar } = await ports.hours(whose.employeeId, now)
  const times = timesToHear(now, { due, near: addBusinessDays(due, NEAR, calendar) }, hours)
  if (times.length === 0) return sayCard(TEXT.noTime, TEXT.due(writtenDay(due)))
  return offered(card(TEXT.laterAsk(writtenDay(due))), times, same, 'snooze')
    .text(TEXT.whenHow(title))
    .build()
})

export const plan = inPlace(
  onMine(async (mine, turn, ports, { at }) => set(mine, instantOf(at), 'planned', turn, ports)),
)
export const snooze = inPlace(
  onMine(async (mine, turn, ports, { at }) => set(mine, instantOf(at), 'snoozed', turn, ports)),
)

export const unset = inPlace(
  onMine(async ({ same, whose }, _turn, ports) => {
    await ports.setTime(whose, 'planned', undefined)
    return new CardBuilder(sayCard(TEXT.unset)).button(BUTTON.open, 'reminders', 'open', givenOf(same)).build()
  }),
)

/** Sets a time that was pressed or typed; one that does not fit is answered with one that does. */
async function set(
  { same, whose }: Mine,
  at: Temporal.Instant | undefined,
  which: 'planned' | 'snoozed',
  { now }: Turn,
  ports: RemindersPorts,
): Promise<Card> {
  const [{ due }] = same
  const { hours } = await ports.hours(whose.employeeId, now)
  const isLate = at !== undefined && Temporal.PlainDate.compare(dayOf(at), due) > 0
  if (!at || isLate || !isTaken(at, now, hours)) {
    const isPast = at !== undefined && Temporal.Instant.compare(at, now) <= 0
    const why = isLate ? TEXT.pastDue(writtenDay(due)) : isPast ? pastOf(at, now) : TEXT.offDuty
    const instead = [hours.slotOn(due, 'last_day'), hours.slotFrom(dayOf(now).add({ days: 1 }))]
    const fitting = instead.find(
      (each) => each && isTaken(each, now, hours) && Temporal.PlainDate.compare(dayOf(each), due) <= 0,
    )
    if (!fitting) return sayCard(why, TEXT.noTime)
    return card(why)
      .text(TEXT.instead(writtenTime(fitting)))
      .button(BUTTON.yes, 'reminders', 'snooze', { ...givenOf(same), at: fitting.toString() })
      .button(BUTTON.when, 'reminders', 'when', givenOf(same))
      .build()
  }
  await ports.setTime(whose, which, at)
  return card(TEXT.whenSet(writtenTime(at), writtenDay(due)))
    .button(BUTTON.cancel, 'reminders', 'unset', givenOf(same))
    .build()
}

/**
 * A typed time: 「自己評価は2月3日10時」, or the time alone where only one thing is open. A day without a time is asked back,
 * where it is clear what it is for. Undefined where it is none.
 */
export async function typedTime(text: string, turn: Turn, ports: RemindersPorts): Promise<Reply[] | undefined> {
  const typed = readTime(text, turn.now)
  const employeeId = turn.asker.person?.employeeId
  if (!typed || employeeId === undefined) return undefined
  const steps = stepsOf(await ports.tasks(employeeId))
  const named = typed.before === '' ? steps : steps.filter(([{ title }]) => isNamed(title, typed.before))
  const [same, ...others] = named
  if (!same) return undefined
  const { hours } = await ports.hours(employeeId, turn.now)
  const isClear = others.length === 0 && (typed.time || typed.before !== '')
  if (typed.instead && isClear) return [personal(eitherCard(typed, typed.instead, { turn, same, hours }))]
  const at = momentOf(typed, hours)
  if (!at)
    return others.length > 0 || typed.before === '' ? undefined : [personal(hourCard(typed.day, turn, same, hours))]
  if (others.length > 0) return [personal(whichCard(named, at))]
  const whose = { employeeId, ids: same.map(({ id }) => id), at: turn.now }
  return [personal(await set({ same, whose }, at, 'planned', turn, ports))]
}

/** The weekday beside the day is of another: both are asked back. */
function eitherCard(
  { day, time }: TypedTime,
  instead: Temporal.PlainDate,
  { turn: { now }, same, hours }: { readonly turn: Turn; readonly same: Same; readonly hours: Hours },
): Card {
  const [{ due, title }] = same
  const times = [day, instead].flatMap((each) => {
    const at = momentOf({ day: each, time }, hours)
    if (at) return [at]
    return Temporal.PlainDate.compare(each, due) > 0 ? [] : timesOn(each, now, hours)
  })
  const today = dayOf(now)
  return offered(card(TEXT.either(writtenFrom(day, today), writtenFrom(instead, today))), times, same, 'plan')
    .text(TEXT.whenHow(title))
    .build()
}

/** A day was named for it, and no time. */
function hourCard(day: Temporal.PlainDate, { now }: Turn, same: Same, hours: Hours): Card {
  const times = Temporal.PlainDate.compare(day, same[0].due) > 0 ? [] : timesOn(day, now, hours)
  if (times.length > 0) return offered(card(TEXT.hourAsk(writtenDay(day))), times, same, 'plan').build()
  return card(TEXT.hourNone(writtenDay(day), writtenDay(same[0].due)))
    .button(BUTTON.when, 'reminders', 'when', givenOf(same))
    .build()
}

/** A day that is over is named with its year: that is what may have been mistaken. */
function pastOf(at: Temporal.Instant, now: Temporal.Instant): string {
  const day = dayOf(at)
  return day.equals(dayOf(now)) ? TEXT.past : TEXT.pastDay(`${day.year}年${writtenDay(day)}`)
}

/** Whether the words before a time name this matter: 「自己評価」 names 「自己評価を書く」. */
export function isNamed(title: string, words: string): boolean {
  const [said, named] = [squash(words).replace(/[「」『』]/g, ''), squash(withDigits(title))]
  return said.length >= 2 && (named.includes(said) || said.includes(named))
}

function whichCard(steps: readonly Same[], at: Temporal.Instant): Card {
  return steps
    .reduce(
      (built, same) =>
        built.button(titleOf(same[0], same.length), 'reminders', 'plan', { ...givenOf(same), at: at.toString() }),
      card(TEXT.which),
    )
    .build()
}

function offered(built: Builder, times: readonly Temporal.Instant[], same: Same, act: 'plan' | 'snooze'): Builder {
  return times.reduce(
    (so, at) => so.button(writtenTime(at), 'reminders', act, { ...givenOf(same), at: at.toString() }),
    built,
  )
}

function instantOf(at: unknown): Temporal.Instant | undefined {
  try {
    return Temporal.Instant.from(String(at))
  } catch {
    return undefined
  }
}
