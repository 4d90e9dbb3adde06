import { type Card, card, MAX_LABEL } from '../card/card.ts'
import type { Press } from '../router.ts'
import type { Flow, FlowState } from './flow.ts'
import { FLOW_ACT, given, placeOf } from './press.ts'
import { TEXTS } from './texts.ts'
import { wordIn } from './words.ts'

/** The feature under which a button stands that says a word again, beside the talk. */
const WORD_FEATURE = 'word'

/** A flow that hears what is typed, and how it stands. */
interface Listening {
  readonly flow: Flow
  readonly state: FlowState
}

/** Whether a word that opens something else was meant for the talk all the same: a word of every talk, or an offered answer. */
export function isMeant(text: string, { flow, state }: Listening): boolean {
  if (wordIn(text) || state.aside) return true
  const step = flow.steps.find(({ key }) => key === state.step)
  return step?.choices?.(state.answers).some(({ says }) => says === text.trim()) ?? false
}

/** Asks what is meant by a word that opens something else, before it is taken for an answer. */
export function askedWord(text: string, { flow, state }: Listening): Card {
  const word = text.trim()
  const label = TEXTS.openWord(word)
  return card(TEXTS.isWord(word))
    .text(TEXTS.isWordHow)
    .button(label.length > MAX_LABEL ? TEXTS.open : label, WORD_FEATURE, 'say', { word })
    .button(TEXTS.asAnswer, flow.feature, FLOW_ACT, given(flow.name, word, placeOf(state)))
    .build()
}

/** The word that a pressed button says again; undefined where it is another button. */
export function wordOf({ feature, given: { word } }: Press): string | undefined {
  return feature === WORD_FEATURE && typeof word === 'string' ? word : undefined
}
