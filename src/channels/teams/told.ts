import { type AdaptiveCard, adaptiveCard } from './card.ts'
import { LIMITS } from './limits.ts'
import { pieces } from './lines.ts'
import { literal } from './literal.ts'
import { TEXT } from './render-texts.ts'
import { elementsOf } from './rich-text.ts'
import { oneLine } from './words.ts'

/** Takes a sentence; gives a card that says it, for a dialog. */
export function renderNotice(sentence: string): AdaptiveCard {
  const first = oneLine(sentence, LIMITS.summary) ?? TEXT.empty
  const body = elementsOf(pieces(sentence.slice(0, LIMITS.notice), 'plain'))
  return adaptiveCard(body.length > 0 ? body : elementsOf(pieces(TEXT.empty, 'plain')), literal(first))
}
