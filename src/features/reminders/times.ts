import { Temporal } from 'temporal-polyfill'
import { type CardBuilder as Builder, type Card, CardBuilder, card } from '../../bot/card/card.ts'
import type { Reply, Turn } from '../../bot/feature.ts'
import { addBusinessDays } from '../../domain/calendar/business-days.ts'
import { dayOf, writtenDay, writtenTime } from '../../domain/calendar/written.ts'
import { squash } from '../../domain/text/normalise.ts'
import { inPlace, type Mine, onMine, personal, stepsOf } from './acts.ts'
import { givenOf, type Same, sayCard } from './cards.ts'
import { titleOf } from './lines.ts'
import type { RemindersPorts } from './ports.ts'
import { BUTTON, TEXT } from './texts.ts'
import { isTaken, readTime, timesToDo, timesToHear } from './when.ts'

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
  onMine(async (mine, turn, ports, { at }) => set(mine, momentOf(at), 'planned', turn, ports)),
)
export const snooze = inPlace(
  onMine(async (mine, turn, ports, { at }) => set(mine, momentOf(at), 'snoozed', turn, ports)),
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
    const why = isLate ? TEXT.pastDue(writtenDay(due)) : isPast ? TEXT.past : TEXT.offDuty
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

/** A typed time: 「自己評価は2月3日10時」, or the time alone where only one thing is open. Undefined where it is none. */
export async function typedTime(text: string, turn: Turn, ports: RemindersPorts): Promise<Reply[] | undefined> {
  const typed = readTime(text, turn.now)
  const employeeId = turn.asker.person?.employeeId
  if (!typed || employeeId === undefined) return undefined
  const steps = stepsOf(await ports.tasks(employeeId))
  const named = typed.before === '' ? steps : steps.filter(([{ title }]) => isNamed(title, typed.before))
  const [same, ...others] = named
  if (!same) return undefined
  if (others.length > 0) return [personal(whichCard(named, typed.at))]
  const whose = { employeeId, ids: same.map(({ id }) => id), at: turn.now }
  return [personal(await set({ same, whose }, typed.at, 'planned', turn, ports))]
}

/** Whether the words before a time name this matter: 「自己評価」 names 「自己評価を書く」. */
export function isNamed(title: string, words: string): boolean {
  const said = squash(words).replace(/[「」『』]/g, '')
  return said.length >= 2 && (squash(title).includes(said) || said.includes(squash(title)))
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

function momentOf(at: unknown): Temporal.Instant | undefined {
  try {
    return Temporal.Instant.from(String(at))
  } catch {
    return undefined
  }
}
