import { Temporal } from 'temporal-polyfill'
import type { Card } from '../../bot/card/card.ts'
import type { Outcome } from '../../bot/evidence.ts'
import { type Period, periodMeant } from '../../domain/stress-check/period.ts'
import { aboutCard, notDoneCard, periodCard, refusalCard, saying } from './cards.ts'
import { letterCard } from './letters.ts'
import type { Asked } from './questions.ts'
import { TEXT } from './texts.ts'

/** An answer, and how the question ended. */
export interface Answer {
  readonly card: Card
  readonly outcome: Outcome
}

/**
 * The answer to a question, the same for whoever asks, from the period that is meant today.
 */
export function answerOf(
  asked: Asked,
  today: Temporal.PlainDate,
  periods: readonly Period[],
  contact: string | undefined,
): Answer {
  const period = asked === 'next' ? following(periods, today) : periodMeant(periods, today)
  const whom = contact ?? TEXT.whom
  if (asked === 'who') return { card: refusalCard(), outcome: 'refused' }
  if (asked === 'eligible') return answered(saying(TEXT.eligible(period?.facts.office ?? whom)))
  if (asked === 'promise') return answered(notDoneCard(period))
  if (asked === 'about') return answered(aboutCard(period, whom))
  const unset = asked === 'request' ? TEXT.unsetRequest : TEXT.unset
  if (!period) return { card: saying(unset, TEXT.ask(whom)), outcome: 'not_found' }
  return answered(asked === 'request' ? letterCard(period, 'request') : periodCard(period, today))
}

function answered(card: Card): Answer {
  return { card, outcome: 'answered' }
}

/** The period that begins next; the one that runs is not meant. */
function following(periods: readonly Period[], today: Temporal.PlainDate): Period | undefined {
  return periods.find(({ from }) => Temporal.PlainDate.compare(from, today) > 0)
}
