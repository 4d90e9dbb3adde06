import { answerCount, helpCard, mendable, noteCard, questionOf, withButtons } from './cards.ts'
import type { Flow, FlowState, Json, Move } from './flow.ts'
import { firstOpen } from './restore.ts'
import { TEXTS } from './texts.ts'
import type { FlowWord } from './words.ts'

/** Takes what was typed or pressed at a step; gives the next question, or the same again where it is no answer. */
export function answer(flow: Flow, state: FlowState, text: string): Move {
  const step = flow.steps.find(({ key }) => key === state.step)
  if (!step) return { state, say: [] }
  const reading = step.read(text, state.answers)
  if ('again' in reading) return { state, say: [withButtons(flow, state, reading.again)] }
  return taken(flow, state, reading.answer)
}

/** Takes a word of every flow; gives what it does. */
export function heed(flow: Flow, state: FlowState, word: FlowWord): Move {
  switch (word) {
    case 'back':
      return back(flow, state)
    case 'mend':
      return mend(flow, state)
    case 'skip':
      return skip(flow, state)
    case 'later':
      return { state: withoutAside(state), say: [noteCard(TEXTS.paused)], done: 'later' }
    case 'stop':
      return stop(flow, state)
    case 'help':
      return { state, say: [helpCard(), ...questionOf(flow, state)] }
  }
}

/** Asks a step again, or for the first time. */
export function goTo(flow: Flow, state: FlowState, step: string, ...notes: readonly string[]): Move {
  const there = { ...withoutAside(state), step }
  return { state: there, say: [...notes.map(noteCard), ...questionOf(flow, there)] }
}

function back(flow: Flow, state: FlowState): Move {
  const before = flow.steps[flow.steps.findIndex(({ key }) => key === state.step) - 1]
  return before ? goTo(flow, state, before.key) : goTo(flow, state, state.step, TEXTS.firstStep)
}

function mend(flow: Flow, state: FlowState): Move {
  const [only, ...others] = mendable(flow, state)
  if (!only) return goTo(flow, state, state.step, TEXTS.nothingToMend)
  if (others.length === 0) return goTo(flow, state, only.key)
  const asking: FlowState = { ...state, aside: 'mend' }
  return { state: asking, say: questionOf(flow, asking) }
}

/** Leaves an answered step as it is; an unanswered one only where that is allowed. An answer is never taken away. */
function skip(flow: Flow, state: FlowState): Move {
  const { step, answers } = state
  if ((answers[step] ?? null) !== null) return goTo(flow, state, firstOpen(flow, answers), TEXTS.kept)
  const allowed = flow.steps.some(({ key, skip }) => key === step && skip === 'allowed')
  return allowed ? taken(flow, state, null) : goTo(flow, state, step, TEXTS.mustAnswer)
}

function stop(flow: Flow, state: FlowState): Move {
  if (answerCount(state) === 0) {
    return { state: withoutAside(state), say: [noteCard(TEXTS.stoppedEmpty)], done: 'discarded' }
  }
  const asking: FlowState = { ...state, aside: 'stop' }
  return { state: asking, say: questionOf(flow, asking) }
}

function taken(flow: Flow, state: FlowState, given: Json): Move {
  const answers = { ...state.answers, [state.step]: given }
  return goTo(flow, { ...state, answers }, firstOpen(flow, answers))
}

function withoutAside({ aside, ...state }: FlowState): FlowState {
  return state
}
