import { Temporal } from 'temporal-polyfill'
import { type Card, type CardBuilder, card } from '../../bot/card/card.ts'
import type { Given } from '../../bot/feature.ts'
import { writtenDay, writtenTime } from '../../domain/calendar/written.ts'
import { filled } from '../../domain/campaign/placeholders.ts'
import type { Task } from '../../domain/nudge/task.ts'
import type { Person } from '../../domain/people/person.ts'
import { referenceOf, titleOf } from './lines.ts'
import { BUTTON, TEXT } from './texts.ts'

/** Up to so many lines of one's own, or appraisees on a page, have a button each. */
const PRESSABLE = 10

/** Tasks of one step: of one person it is one, of an appraiser one for each appraisee. */
export type Same = readonly [Task, ...Task[]]

/** 「私の締切」: every open day, the next one first. */
export function mineCard(steps: readonly Same[]): Card {
  if (steps.length === 0) return card(TEXT.nothing).button(BUTTON.ownHours, 'reminders', 'ownHours').build()
  const listed = card(TEXT.mine(steps.length)).list(steps.map(itemOf))
  const pressed = steps
    .slice(0, PRESSABLE)
    .reduce((built, same) => built.button(titleOf(same[0], same.length), 'reminders', 'open', givenOf(same)), listed)
  return withSource(pressed.button(BUTTON.ownHours, 'reminders', 'ownHours'), steps[0]?.[0]).build()
}

function itemOf(same: Same): string {
  const [task] = same
  const minutes = same.reduce((sum, each) => sum + each.minutes, 0)
  const said = TEXT.item(titleOf(task, same.length), TEXT.until(writtenDay(task.due)), minutes)
  const at = task.plannedAt ?? task.snoozedUntil
  return at ? `${said}${TEXT.planned(writtenTime(at))}` : said
}

/** One matter, with everything that `whom` can do about it. Of many people, those from `from` on are shown. */
export function taskCard(same: Same, whom: Person | undefined, from = 0): Card {
  const [task, ...others] = same
  const { text, link } = task.given
  const said = card(titleOf(task, same.length)).text(
    `${TEXT.due(writtenDay(task.due))}${task.minutes > 0 ? TEXT.minutes(task.minutes) : ''}`,
    typeof text === 'string' ? filledFor(task, text) : '',
    typeof link === 'string' && link !== '' ? TEXT.link(link) : '',
  )
  if (task.about !== undefined && others.length > 0)
    return withReference(withPeople(said, same, from), task, whom).build()
  const given = givenOf(same)
  const pressed = said
    .button(BUTTON.when, 'reminders', 'when', given)
    .button(BUTTON.later, 'reminders', 'later', given)
    .button(BUTTON.done, 'reminders', 'done', given)
    .button(BUTTON.unsure, 'reminders', 'unsure', given)
  return withReference(withSource(pressed, task), task, whom).build()
}

function withReference(built: CardBuilder, task: Task, whom: Person | undefined): CardBuilder {
  const reference = whom && referenceOf(task, whom)
  return reference ? built.button(reference.label, reference.feature, reference.act, reference.given) : built
}

/** A sentence of the campaign, as HR wrote it, with what its placeholders stand for. */
function filledFor({ title, due, minutes, given }: Task, text: string): string {
  const { link, unit } = given
  return filled(text, {
    期日: writtenDay(due),
    題名: title,
    分: String(minutes),
    リンク: typeof link === 'string' ? link : TEXT.noLink,
    所属: typeof unit === 'string' ? unit : '',
  })
}

/** An appraiser's own appraisees on one page. */
function withPeople(said: CardBuilder, same: Same, from: number): CardBuilder {
  const shown = same.slice(from, from + PRESSABLE)
  const people = shown.map(({ about = '', given }) =>
    typeof given.held === 'string'
      ? TEXT.held(about, writtenDay(Temporal.PlainDate.from(given.held)))
      : TEXT.notHeld(about),
  )
  const listed = said.list(people).text(TEXT.heldHow)
  const pressed = shown.reduce(
    (built, { id, about = '' }) => built.button(BUTTON.doneFor(about), 'reminders', 'done', { ids: [id] }),
    listed,
  )
  const next = from + PRESSABLE
  const more = next < same.length
  const paged = more ? pressed.button(BUTTON.more, 'reminders', 'open', { ...givenOf(same), from: next }) : pressed
  return withSource(
    paged
      .button(BUTTON.when, 'reminders', 'when', givenOf(same))
      .button(BUTTON.later, 'reminders', 'later', givenOf(same)),
    same[0],
  )
}

/** Where the day comes from: a city's own setting, or the sample's. */
function withSource(built: CardBuilder, task: Task | undefined): CardBuilder {
  return built.note(task?.given.sample === true ? TEXT.sample : TEXT.source)
}

/** What a button names: the step of whoever presses it. */
export function givenOf([{ stepId }]: Same): Given {
  return { step: stepId }
}

/** One sentence, and what can be done about it. */
export function sayCard(first: string, ...more: readonly string[]): Card {
  return card(first)
    .text(...more)
    .build()
}
