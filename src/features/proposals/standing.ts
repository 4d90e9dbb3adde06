import type { Temporal } from 'temporal-polyfill'
import { type Card, card } from '../../bot/card/card.ts'
import { dayOf, writtenDay, writtenFrom, writtenTime } from '../../domain/calendar/written.ts'
import { possible } from '../../domain/proposal/move.ts'
import { lastNotice } from '../../domain/proposal/notices.ts'
import type { RuleBook } from '../../domain/proposal/rule-book.ts'
import type { OwnWhole } from './ports.ts'
import { HAPPENED, STATE_WORDS, TEXT } from './texts.ts'

/** How a proposal stands, for who made it: the last word on it, each step so far, and what they can do. */
export function standingCard(own: OwnWhole, book: RuleBook, today: Temporal.PlainDate): Card {
  const { id, number, title = TEXT.takenBack, state, submittedAt, promisedOn, history } = own
  const shown = card(TEXT.receivedWhat(title, number))
    .text(
      `${STATE_WORDS[state]}。`,
      // Where it was returned, the day is the proposer's own, and the last word names it.
      promisedOn && state !== 'returned' ? TEXT.nextWord(writtenFrom(promisedOn, today)) : '',
      TEXT.receivedAt(writtenTime(submittedAt)),
      ...lastWord(own, book, today),
    )
    .list(
      history.flatMap(({ act, at }) => {
        const words = HAPPENED[act]
        return words === undefined ? [] : [TEXT.dated(writtenDay(dayOf(at)), words)]
      }),
    )
  return possible(own, 'proposer', book)
    .flatMap((act) => OFFERED.find((each) => each.of === act) ?? [])
    .reduce((built, { label, act }) => built.button(label, 'proposals', act, { proposal: id }), shown)
    .build()
}

const OFFERED = [
  { of: 'correct', label: TEXT.correct, act: 'correct' },
  { of: 'erase', label: TEXT.erase, act: 'erase' },
  { of: 'insist', label: TEXT.insist, act: 'insist' },
  { of: 'withdraw', label: TEXT.withdraw, act: 'withdraw' },
] as const

/** What the last notice said, without its first lines, which say which proposal it is. */
function lastWord(
  { number, title = '', unitPath, result, history }: OwnWhole,
  book: RuleBook,
  today: Temporal.PlainDate,
) {
  const resultLabel = result && book.results[result]
  const notice = lastNotice({ number, title, today, resultLabel, unit: unitPath }, history)
  return notice?.lines.slice(1) ?? []
}
