import type { LetterKind } from '../../domain/nudge/look.ts'
import type { Task } from '../../domain/nudge/task.ts'
import type { Person } from '../../domain/people/person.ts'
import { type Card, type CardBuilder, card } from '../card/card.ts'
import type { Plugged } from '../feature.ts'
import type { Line } from './line.ts'
import { NUMBERS, TEXT } from './texts.ts'

/** Up to so many lines have all their buttons in the digest itself; of more, each line has its first one. */
const WITH_ALL_BUTTONS = 2

/** The lines of all features for what somebody has open, in the order of due days. */
export function linesOf<Tx>(features: readonly Plugged<Tx>[], tasks: readonly Task[], whom: Person): Line[] {
  const order = new Map(inOrder(tasks).map(({ id }, at) => [id, at]))
  const place = ({ taskIds }: Line) => Math.min(...taskIds.map((id) => order.get(id) ?? 0))
  return features
    .flatMap((feature) => {
      const own = inOrder(tasks).filter((task) => task.feature === feature.name)
      return own.length > 0 ? feature.lines(own, whom) : []
    })
    .sort((one, other) => place(one) - place(other))
}

/** One message for everything that is to be said: the first line is enough, and names nobody and no matter. */
export function digestCard(
  kind: Exclude<LetterKind, 'correction'>,
  lines: readonly Line[],
  source: 'city' | 'sample',
): Card {
  const minutes = lines.reduce((sum, line) => sum + line.minutes, 0)
  const titles: Readonly<Record<typeof kind, string>> = {
    digest: TEXT.digest(lines.length, minutes),
    last_day: TEXT.lastDay(lines.length),
    own_time: TEXT.ownTime,
  }
  const many = lines.length > 1
  const number = (at: number) => (many ? (NUMBERS[at] ?? '') : '')
  const said = lines.map((line, at) => TEXT.line(number(at), line.title, line.when, line.minutes))
  const begun = card(titles[kind]).text(...said)
  const pressed = lines.reduce((built, line, at) => withButtons(built, line, number(at), lines.length), begun)
  return withReferences(pressed, lines).note(TEXT[source]).button(TEXT.mine, 'reminders', 'mine').build()
}

function withButtons(built: CardBuilder, { buttons }: Line, number: string, lines: number): CardBuilder {
  const shown = lines > WITH_ALL_BUTTONS ? buttons.slice(0, 1) : buttons
  return shown.reduce(
    (so, { label, feature, act, given }) => so.button(TEXT.pressed(number, label), feature, act, given),
    built,
  )
}

/** What helps, once each: two lines may offer the same. */
function withReferences(built: CardBuilder, lines: readonly Line[]): CardBuilder {
  const offered = new Map(lines.flatMap(({ reference }) => (reference ? [[reference.label, reference] as const] : [])))
  return [...offered.values()].reduce(
    (so, { label, feature, act, given }) => so.button(label, feature, act, given),
    built,
  )
}

function inOrder(tasks: readonly Task[]): Task[] {
  return [...tasks].sort((one, other) => (one.due.toString() < other.due.toString() ? -1 : 1))
}
