import type { Card } from '../../bot/card/card.ts'
import { cutAt } from '../../bot/card/cut.ts'
import { plainText } from '../../bot/card/plain.ts'
import { LIMITS } from './limits.ts'
import { shown } from './pieces.ts'
import { TEXT } from './texts.ts'

/** The longest escape, 「&amp;」, in units for one. */
const LONGEST_ESCAPE = 5

/** Takes a card; gives the text that notifications and screen readers use: title or first line first, at most 4,000 units, escaped. */
export function fallback(card: Card): string {
  const text = (shown(plainText(card)) ?? TEXT.empty).trimStart()
  const whole = text.length > LIMITS.advisedText ? undefined : escaped(text)
  if (whole !== undefined && whole.length <= LIMITS.advisedText) return whole
  return `${escaped(fitting(text))}…`
}

/** The longest beginning whose escaped form leaves room for 「…」. Each step takes what is sure to fit. */
function fitting(text: string): string {
  let taken = ''
  let rest = text
  for (;;) {
    const room = LIMITS.advisedText - 1 - escaped(taken).length
    const sure = Math.floor(room / LONGEST_ESCAPE)
    if (sure < 2) return taken
    const [part, after] = cutAt(rest, sure)
    taken += part
    rest = after
  }
}

/** The three characters that Slack reads as its own syntax; with them escaped there is no mention, link or command. */
function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
