import type { Temporal } from 'temporal-polyfill'
import { type Card, type CardBuilder, card } from '../../bot/card/card.ts'
import { ZONE } from '../../domain/calendar/written.ts'
import type { Hours } from '../../domain/nudge/hours.ts'
import type { QuietHours } from '../../domain/settings.ts'
import { BUTTON, TEXT, WISHES } from './own-texts.ts'
import { quietBy } from './own-words.ts'

/** Somebody's hours as they are, with their own quiet hours in them, and the day on which they look at them. */
export interface Own {
  readonly hours: Hours
  readonly own: QuietHours | undefined
  readonly today: Temporal.PlainDate
}

/** 「お知らせの時間」: when one is written to, and what can be set. */
export function shownCard(given: Own): Card {
  const listed = card(TEXT.shown).list(weekOf(given))
  const said = listed.text(given.own ? TEXT.ofOwn : TEXT.ofCity, usually(given), TEXT.how, TEXT.still)
  return withWishes(said, given).note(TEXT.stressCheck).build()
}

/** 「お知らせを止めたい」: how few they are, and what can be set instead. */
export function fewCard(given: Own): Card {
  return withWishes(card(TEXT.few).text(TEXT.stopOne, TEXT.stopAll, TEXT.stopStressCheck), given)
    .button(BUTTON.show, 'reminders', 'ownHours')
    .build()
}

export function setCard(given: Own): Card {
  const built = card(given.own ? TEXT.set : TEXT.reset)
    .list(weekOf(given))
    .text(usually(given))
  return (given.own ? built.button(BUTTON.reset, 'reminders', 'ownReset') : built)
    .button(BUTTON.show, 'reminders', 'ownHours')
    .build()
}

/** A wish that would leave too little: what can be had instead. */
export function tooLittleCard(given: Own): Card {
  const possible = weekOf({ ...given, hours: given.hours.plain })
  return withWishes(card(TEXT.tooLittle).text(TEXT.possible).list(possible), given).build()
}

/** The wishes that leave an hour of every day on duty, each in the place of what was set. */
function withWishes(built: CardBuilder, { hours, own, today }: Own): CardBuilder {
  const possible = WISHES.filter((wish) =>
    hours.withOwn(quietBy({ kind: 'not', ...wish }, undefined)).leavesAnHour(today),
  )
  const offered = possible.reduce(
    (so, { label, from, to }) => so.button(label, 'reminders', 'ownSet', { from, to }),
    built,
  )
  return own ? offered.button(BUTTON.reset, 'reminders', 'ownReset') : offered
}

const WEEKDAYS = '月火水木金'

/** The hours by weekday; days with the same hours stand together. The city hall is closed on Saturdays and Sundays. */
function weekOf({ hours, today }: Own): string[] {
  const monday = today.subtract({ days: today.dayOfWeek - 1 })
  const days = new Map<string, string>()
  for (const [at, weekday] of [...WEEKDAYS].entries()) {
    const spans = hours.minutesOn(monday.add({ days: at })).map(({ from, to }) => `${clock(from)}〜${clock(to)}`)
    if (spans.length > 0) days.set(spans.join('、'), `${days.get(spans.join('、')) ?? ''}${weekday}`)
  }
  return [...days].map(([spans, weekdays]) => TEXT.week([...weekdays].join('・'), spans))
}

/** When the digest comes on the next day that has one; nothing where none does. */
function usually({ hours, today }: Own): string {
  const next = hours.slotFrom(today)?.toZonedDateTimeISO(ZONE).toPlainTime()
  return next ? TEXT.usually(clock(next.hour * 60 + next.minute)) : ''
}

function clock(minute: number): string {
  return `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, '0')}`
}
