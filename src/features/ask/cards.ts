import { type Card, card } from '../../bot/card/card.ts'
import type { Outcome } from '../../bot/evidence.ts'
import type { Reply } from '../../bot/feature.ts'
import type { Person } from '../../domain/people/person.ts'
import { evidence } from './answer.ts'
import { BUTTON, TEXT } from './texts.ts'

/** An attempt to redirect the bot: what it is for, kindly. */
export function refusedReply(): Reply[] {
  return [replied('refused', card(TEXT.refused).button(BUTTON.help, 'home', 'help').build())]
}

export function tooLongReply(limit: number): Reply[] {
  return [replied('refused', card(TEXT.tooLong(limit)).build())]
}

export function emptyReply(): Reply[] {
  return [replied('not_found', card(TEXT.empty).button(BUTTON.help, 'home', 'help').build())]
}

/** What this feature puts on a person's page: their grade, and where to begin. */
export function pageCard(person: Person | undefined): Card {
  return card(TEXT.pageTitle)
    .text(person ? TEXT.pageOf(person.gradeName) : TEXT.pageUnlisted)
    .button(BUTTON.ownAbilities, 'ask', 'own')
    .button(BUTTON.ownCourses, 'ask', 'ownCourses')
    .button(BUTTON.awareness, 'ask', 'awareness')
    .build()
}

/** Thanks for a rating; where the answer was not right, whom to ask instead. */
export function ratedCard(desk: string | undefined): Card {
  return card(desk === undefined ? TEXT.ratedGood : TEXT.ratedBad(desk)).build()
}

function replied(outcome: Outcome, shown: Card): Reply {
  return { card: shown, evidence: evidence(outcome) }
}
