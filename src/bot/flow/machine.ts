import { answerAside } from './asides.ts'
import { draftCard, noteCard, questionOf } from './cards.ts'
import { type Answers, END, type Flow, type FlowInput, type FlowState, type Move } from './flow.ts'
import { withKept } from './json.ts'
import { placeOf } from './press.ts'
import { type Restored, restore } from './restore.ts'
import { answer, heed } from './step.ts'
import { TEXTS } from './texts.ts'
import { wordIn } from './words.ts'

/** Starts a flow, with the answers that are known already: its state and the first question that is open. */
export function begin(flow: Flow, answers: Answers = {}): Move {
  const { state } = restore(flow, { flow: flow.name, version: flow.version, answers })
  return settled({ state, say: questionOf(flow, state) })
}

/** Takes a flow and a saved state, of whichever version and age; gives it ready to go on, with the question it waits for. */
export function resume(flow: Flow, saved: unknown): Move {
  const restored = restore(flow, saved)
  const { aside, ...state } = restored.state
  return settled({ state, say: [...newsOf(restored, TEXTS.resumed), ...questionOf(flow, state)] })
}

/**
 * One step of a flow. Takes the flow, the saved state and what the person did; gives the new state and what to say.
 * A typed word and a pressed button come here alike. Pure: the caller saves the state in the transaction that sends
 * the cards, so that a crash repeats the step and loses nothing.
 */
export function advance(flow: Flow, saved: unknown, input: FlowInput): Move {
  const restored = restore(flow, saved)
  const move = settled(react(flow, restored, input))
  return restored.fit === 'same' ? move : { ...move, say: [...newsOf(restored), ...move.say] }
}

function react(flow: Flow, restored: Restored, input: FlowInput): Move {
  const { state, fit, askedBefore } = restored
  const text = input.kind === 'said' ? input.text : input.says
  const word = wordIn(text)
  const anywhere = word === 'later' || word === 'stop' || word === 'help'
  const meant =
    input.kind === 'said' || input.step === placeOf(state) || (fit === 'moved' && input.step === askedBefore)
  if (!meant && !anywhere) return again(flow, state, TEXTS.late)
  if (fit === 'moved' && !word && !state.aside) return keepMeant(flow, restored, text)
  if (state.step === END) return { state, say: [noteCard(TEXTS.finishedAlready)] }
  if (state.aside) return answerAside(flow, state, text)
  if (word) return heed(flow, state, word)
  return answer(flow, state, text)
}

/** What was said in answer to a question that is no more: kept, never taken for the answer to another. */
function keepMeant(flow: Flow, { state, askedBefore }: Restored, text: string): Move {
  if (text.trim() === '' || askedBefore === END) return { state, say: questionOf(flow, state) }
  const draft = withKept(state.draft ?? {}, [[askedBefore, text]])
  return { state: { ...state, draft }, say: [draftCard([text]), ...questionOf(flow, state)] }
}

function again(flow: Flow, state: FlowState, note: string): Move {
  return { state, say: [noteCard(note), ...questionOf(flow, state)] }
}

function newsOf({ fit, setAside }: Restored, otherwise?: string) {
  const note = fit === 'same' ? otherwise : TEXTS.changed
  return [...(note === undefined ? [] : [noteCard(note)]), ...(setAside.length > 0 ? [draftCard(setAside)] : [])]
}

/** A move with nothing left to ask is finished, whichever way it got there. */
function settled(move: Move): Move {
  return move.done === undefined && move.state.step === END && !move.state.aside ? { ...move, done: 'finished' } : move
}
