import type { Temporal } from 'temporal-polyfill'
import { type Card, card } from '../../bot/card/card.ts'
import { writtenDay } from '../../domain/calendar/written.ts'
import { type Period, standingOf } from '../../domain/stress-check/period.ts'
import { NAME, writtenTime } from './letters.ts'
import { BUTTON, TEXT } from './texts.ts'

const SETTING = { quote: '', source: 'setting', ref: '' } as const
const STANDARD = { quote: '', source: 'standard', ref: '' } as const

/** The address of 受検画面. Cards know no links: it stands in a line of its own, to be opened or copied. */
export function screenCard({ facts }: Period): Card {
  return card(TEXT.screenTitle).text(facts.url).note(TEXT.unseen).cite(SETTING).build()
}

export function stoppedCard({ id }: Period): Card {
  return card(TEXT.stopped)
    .text(TEXT.stoppedSecret, TEXT.stoppedRequest)
    .button(BUTTON.resume, NAME, 'resume', { period: id })
    .build()
}

/** What the city never does with the stress check (domain notes §3, 規程例36条); of mode B it is said what is kept. */
export function notDoneCard(period: Pick<Period, 'mode'> | undefined): Card {
  const built = card(TEXT.notDone).text(TEXT.free).list(TEXT.notDoneList)
  return (period?.mode.kind === 'B' ? built.note(TEXT.sealedList) : built).cite(period ? SETTING : STANDARD).build()
}

/** The public facts of a period; where it is not meant to be taken any more only that it is over, and the 申出先. */
export function periodCard(period: Period, today: Temporal.PlainDate): Card {
  const { facts, name, from, to, id } = period
  const span = `${writtenDay(from)}〜${writtenDay(to)}`
  const office = { name: TEXT.factOffice, value: facts.office }
  const over = standingOf(period, today) === 'over'
  const built = over
    ? card(TEXT.period(name)).text(TEXT.ended(span)).facts([office])
    : card(TEXT.period(name))
        .facts([
          { name: TEXT.factSpan, value: span },
          { name: TEXT.factTime, value: writtenTime(period) },
          { name: TEXT.factScreen, value: facts.url },
          { name: TEXT.factConductor, value: facts.conductor },
          office,
        ])
        .text(TEXT.free)
  return built.cite(SETTING).button(BUTTON.notDone, NAME, 'notDone', { period: id }).build()
}

/** What the stress check is; with the facts of the period where there is one. */
export function aboutCard(period: Period | undefined, whom: string): Card {
  const built = card(TEXT.about).text(TEXT.aboutText, TEXT.free)
  if (!period)
    return built
      .text(TEXT.unset + TEXT.ask(whom))
      .cite(STANDARD)
      .build()
  const span = `${writtenDay(period.from)}〜${writtenDay(period.to)}`
  return built
    .facts([
      { name: TEXT.factSpan, value: span },
      { name: TEXT.factOffice, value: period.facts.office },
    ])
    .cite(STANDARD, SETTING)
    .button(BUTTON.notDone, NAME, 'notDone', { period: period.id })
    .build()
}

/** A plain sentence or two. */
export function saying(...sentences: readonly string[]): Card {
  return card(sentences[0] ?? '')
    .text(...sentences.slice(1))
    .build()
}

/** What nobody is told, why, and what one can ask instead. */
export function refusalCard(): Card {
  return card().text(TEXT.refused, TEXT.refusedNext).build()
}
