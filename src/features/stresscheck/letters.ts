import { type Card, type CardBuilder, card } from '../../bot/card/card.ts'
import { writtenDay } from '../../domain/calendar/written.ts'
import type { LetterKind, PeriodDraft } from '../../domain/stress-check/period.ts'
import { BUTTON, TEXT } from './texts.ts'

/** The feature's name: its buttons carry it. */
export const NAME = 'stresscheck'

/** What a letter is made of: the period alone, so that it is the same for everybody (domain notes §3 (4)). */
export type Told = Pick<PeriodDraft, 'from' | 'to' | 'facts'> & { readonly id: string }

/** Takes a period and the kind of a letter; gives its card. */
export function letterCard(period: Told, kind: LetterKind): Card {
  return kind === 'request' ? requestCard(period) : encouragement(period, kind)
}

function encouragement(period: Told, kind: Exclude<LetterKind, 'request'>): Card {
  const until = writtenDay(period.to)
  const built = {
    start: () =>
      card(TEXT.title)
        .text(writtenSpan(period))
        .text(writtenTime(period), TEXT.free, TEXT.result(period.facts.conductor)),
    middle: () => card(TEXT.until(until)).text(writtenTime(period), TEXT.free, TEXT.enough),
    last: () => card(TEXT.ends(until)).text(TEXT.welcome, writtenTime(period), TEXT.free, TEXT.enough),
  }[kind]()
  return withNotDone(
    built
      .button(BUTTON.open, NAME, 'open', { period: period.id })
      .button(BUTTON.stop, NAME, 'stop', { period: period.id }),
    period,
  )
}

function requestCard(period: Told): Card {
  const { requestTo, requestDays, passedTo, consultation } = period.facts
  const built = card(TEXT.requestTitle).text(
    TEXT.requestWhat,
    TEXT.requestWhere(requestTo, requestDays),
    TEXT.requestPasses(passedTo),
    TEXT.requestFree,
    ...(consultation === undefined ? [] : [TEXT.consultation(consultation)]),
  )
  return withNotDone(built, period)
}

function withNotDone(built: CardBuilder, { id }: Told): Card {
  return built
    .button(BUTTON.notDone, NAME, 'notDone', { period: id })
    .cite({ quote: '', source: 'setting', ref: '' })
    .build()
}

/** 「期間　6月1日（火）〜6月30日（水）」 */
export function writtenSpan({ from, to }: Pick<Told, 'from' | 'to'>): string {
  return TEXT.span(writtenDay(from), writtenDay(to))
}

/** 「10分ほど。勤務時間中に受けられます。」 */
export function writtenTime({ facts }: Pick<Told, 'facts'>): string {
  return TEXT.takes(facts.minutes) + (facts.workTime === 'counts' ? TEXT.workTime : '')
}
