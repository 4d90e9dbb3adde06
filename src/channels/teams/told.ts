import { clipped } from '../../bot/card/cut.ts'
import { type AdaptiveCard, adaptiveCard } from './card.ts'
import { LIMITS } from './limits.ts'
import { pieces } from './lines.ts'
import { literal } from './literal.ts'
import { TEXT } from './render-texts.ts'
import { elementsOf } from './rich-text.ts'
import { oneLine } from './words.ts'

/** Takes a sentence; gives a card that says it, for a dialog. */
export function renderNotice(sentence: string): AdaptiveCard {
  const line = oneLine(sentence, LIMITS.notice) ?? TEXT.empty
  return adaptiveCard(elementsOf(pieces(line, 'plain')), literal(clipped(line, LIMITS.summary)))
}
