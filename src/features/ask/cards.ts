import { type Card, card } from '../../bot/card/card.ts'
import type { Outcome } from '../../bot/evidence.ts'
import type { Reply } from '../../bot/feature.ts'
import { evidence } from './answer.ts'
import { TEXT } from './texts.ts'

/** An attempt to redirect the bot: what it is for, kindly. */
export function refusedReply(): Reply[] {
  return [replied('refused', card(TEXT.refused).button('ヘルプ', 'home', 'help').build())]
}

export function tooLongReply(limit: number): Reply[] {
  return [replied('refused', card(TEXT.tooLong(limit)).build())]
}

export function emptyReply(): Reply[] {
  return [replied('not_found', card(TEXT.empty).button('ヘルプ', 'home', 'help').build())]
}

function replied(outcome: Outcome, shown: Card): Reply {
  return { card: shown, evidence: evidence(outcome) }
}
