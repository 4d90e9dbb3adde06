import { fold } from '../../domain/text/normalise.ts'
import { helpCard, mendable, noteCard, questionOf } from './cards.ts'
import type { Flow, FlowState, Move } from './flow.ts'
import { goTo, heed } from './step.ts'
import { TEXTS } from './texts.ts'
import { wordIn } from './words.ts'

/** Takes what was typed or pressed at one of the engine's own questions; gives what follows. */
export function answerAside(flow: Flow, state: FlowState, text: string): Move {
  const word = wordIn(text)
  if (word === 'later') return heed(flow, state, word)
  if (word === 'help') return { state, say: [helpCard(), ...questionOf(flow, state)] }
  if (word === 'back' || word === 'skip') return goTo(flow, state, state.step)
  return state.aside === 'stop' ? answerStop(flow, state, fold(text)) : answerMend(flow, state, text)
}

const YES = [TEXTS.discard, 'はい', '消す'].map(fold)
const NO = [TEXTS.goOn, 'いいえ'].map(fold)

/** Discards on a plain yes alone; anything else keeps everything. */
function answerStop(flow: Flow, state: FlowState, said: string): Move {
  if (YES.includes(said)) {
    const { aside, ...rest } = state
    return { state: rest, say: [noteCard(TEXTS.stopped)], done: 'discarded' }
  }
  if (said === fold(TEXTS.keepDraft)) return heed(flow, state, 'later')
  return NO.includes(said) ? goTo(flow, state, state.step) : { state, say: questionOf(flow, state) }
}

function answerMend(flow: Flow, state: FlowState, text: string): Move {
  const word = wordIn(text)
  if (word === 'stop') return heed(flow, state, word)
  const said = fold(text)
  const chosen = mendable(flow, state).find(({ label }, at) =>
    [String(at + 1), label, TEXTS.mendItem(at + 1, label)].some((name) => fold(name) === said),
  )
  if (chosen) return goTo(flow, state, chosen.key)
  return { state, say: [noteCard(TEXTS.mendAgain), ...questionOf(flow, state)] }
}
