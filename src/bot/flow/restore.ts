import { type Answers, END, type Flow, type FlowState, type Json, type Step } from './flow.ts'
import { isRecord, same, shown, withKept } from './json.ts'

/** A state that fits today's flow, and what happened to the saved one on the way. */
export interface Restored {
  readonly state: FlowState
  /** `moved`: the step that was asked is no more, so what the person says now was meant for another question. */
  readonly fit: 'same' | 'changed' | 'moved'
  /** The step as it was saved. */
  readonly askedBefore: string
  /** What was put into the draft just now. */
  readonly setAside: readonly Json[]
}

/**
 * Takes a flow and whatever was saved, by this version or any other, older or newer; gives a state of this version.
 * Total: no saved answer is dropped. What no step takes goes into the draft.
 */
export function restore(flow: Flow, saved: unknown): Restored {
  const old = readState(saved)
  const mine = old.flow === flow.name
  const current = mine && old.version === flow.version
  const answers = onlyMine(flow, current ? old.answers : mine ? carried(flow, old) : {})
  const left = leftOver(old.answers, answers)
  const draft = withKept(old.draft, left)
  const known = mine && flow.steps.some(({ key }) => key === old.step)
  const step = known ? old.step : firstOpen(flow, answers)
  const state: FlowState = {
    flow: flow.name,
    version: flow.version,
    step,
    answers,
    ...(Object.keys(draft).length > 0 ? { draft } : {}),
    // The numbers of the list to mend may mean other answers by now; the question whether to stop is the same.
    ...(step !== END && (old.aside === 'stop' || (old.aside && current && known)) ? { aside: old.aside } : {}),
  }
  const moved = state.step !== old.step
  return {
    state,
    fit: moved ? 'moved' : current ? 'same' : 'changed',
    askedBefore: old.step,
    setAside: left.map(([, answer]) => answer),
  }
}

/** The first step that was neither answered nor skipped, or END. */
export function firstOpen(flow: Flow, answers: Answers): string {
  return flow.steps.find(({ key }) => !Object.hasOwn(answers, key))?.key ?? END
}

/** Answers of another version under today's keys. */
function carried(flow: Flow, old: Saved): Answers {
  try {
    if (flow.carry) return flow.carry(old.answers, old.version)
  } catch {
    // A fault in carry must not cost anybody their answers: the general way loses none.
  }
  return Object.fromEntries(
    Object.entries(old.answers).filter(([key, answer]) => {
      const step = flow.steps.find((each) => each.key === key)
      return step && accepts(step, answer, old.answers)
    }),
  )
}

/** Whether a step of today reads the answer, as it is shown, to the very same answer. */
function accepts(step: Step, answer: Json, answers: Answers): boolean {
  if (answer === null) return step.skip === 'allowed'
  try {
    const reading = step.read((step.show ?? shown)(answer), answers)
    return 'answer' in reading && same(reading.answer, answer)
  } catch {
    // `show` may meet an answer of another shape; then the step does not take it.
    return false
  }
}

function onlyMine(flow: Flow, answers: Answers): Answers {
  return Object.fromEntries(Object.entries(answers).filter(([key]) => flow.steps.some((step) => step.key === key)))
}

/** The old answers that are not among the new ones, under their key or one that `carry` gave them; each counts once. */
function leftOver(old: Answers, answers: Answers): [string, Json][] {
  const pool = new Map(Object.entries(answers))
  const without = Object.entries(old).filter(([key, answer]) => {
    const held = pool.get(key)
    return answer !== null && !(held !== undefined && same(held, answer) && pool.delete(key))
  })
  return without.filter(([, answer]) => {
    const renamed = [...pool].find(([, each]) => same(each, answer))
    return !renamed || !pool.delete(renamed[0])
  })
}

interface Saved {
  readonly flow: string
  readonly version: number
  readonly step: string
  readonly answers: Answers
  readonly draft: Answers
  readonly aside: FlowState['aside']
}

function readState(saved: unknown): Saved {
  const { flow, version, step, answers, draft, aside } = isRecord(saved) ? saved : {}
  // What should be a list of answers and is not was still written by somebody.
  const odd = Object.entries({ answers, draft }).filter(([, each]) => each != null && !isRecord(each))
  return {
    flow: typeof flow === 'string' ? flow : '',
    version: typeof version === 'number' ? version : -1,
    step: typeof step === 'string' ? step : END,
    answers: isRecord(answers) ? answers : {},
    draft: withKept(
      isRecord(draft) ? draft : {},
      odd.map(([key, each]) => [key, each ?? null] as const),
    ),
    aside: aside === 'stop' || aside === 'mend' ? aside : undefined,
  }
}
