import { squash } from '../text/normalise.ts'
import { hasMyNumber } from './my-number.ts'
import { ARRANGEMENT, CRISIS, HARASSMENT, HEALTH, MISCONDUCT, OWN } from './patterns.ts'

/** What a message tells of that is stored, logged and sent nowhere. The class alone goes on. */
export type Sensitive = 'crisis' | 'health' | 'harassment' | 'misconduct' | 'my_number'

/**
 * Takes a message; gives the class of a person's own or another's situation that it tells of, or undefined for an
 * ordinary question. A question about arrangements (「ハラスメント防止の取組は」) is ordinary: the classifier asks
 * for something that happens to somebody, not for a topic.
 */
export function screen(text: string): Sensitive | undefined {
  if (hasMyNumber(text)) return 'my_number'
  const squashed = squash(text)
  const arrangement = ARRANGEMENT.test(squashed)
  const own = OWN.test(squashed)
  if (CRISIS.test(squashed) && !(arrangement && !own)) return 'crisis'
  if (happens(HARASSMENT, squashed, arrangement, own)) return 'harassment'
  if (happens(MISCONDUCT, squashed, arrangement, own)) return 'misconduct'
  if (happens(HEALTH, squashed, arrangement, own)) return 'health'
  return undefined
}

/** A plain statement always counts; a topic counts with something that happens, unless arrangements are asked. */
function happens(kind: Situation, text: string, arrangement: boolean, own: boolean): boolean {
  if (arrangement && !own) return false
  if (kind.plain.test(text)) return true
  return kind.topic.test(text) && kind.happening.test(text)
}

/** How one class is told. */
export interface Situation {
  /** Words that tell of a situation by themselves. */
  readonly plain: RegExp
  /** Words that may also stand in an ordinary question … */
  readonly topic: RegExp
  /** … and what makes them a situation. */
  readonly happening: RegExp
}
