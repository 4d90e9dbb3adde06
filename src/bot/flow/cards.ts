import { type Card, CardBuilder, card } from '../card/card.ts'
import type { Choice, Flow, FlowState, Json, Step } from './flow.ts'
import { shown } from './json.ts'
import { FLOW_ACT, given, placeOf } from './press.ts'
import { TEXTS } from './texts.ts'
import { written } from './words.ts'

/** The card that asks what the state waits for: the engine's own question, or the step's. Nothing where all is asked. */
export function questionOf(flow: Flow, state: FlowState): Card[] {
  if (state.aside === 'stop') return [stopCard(flow, state)]
  if (state.aside === 'mend') return [mendCard(flow, state)]
  const at = flow.steps.findIndex(({ key }) => key === state.step)
  const step = flow.steps[at]
  if (!step) return []
  const asked = step.ask(state.answers, { number: at + 1, of: flow.steps.length })
  const answer = state.answers[step.key]
  const now = answer === undefined ? asked : new CardBuilder(asked).text(TEXTS.now(answerText(step, answer))).build()
  return [withButtons(flow, state, now)]
}

/** Adds the choices of the step that is asked, and the words that make sense there. */
export function withButtons(flow: Flow, state: FlowState, asked: Card): Card {
  const step = flow.steps.find(({ key }) => key === state.step)
  if (!step) return asked
  const answered = (state.answers[step.key] ?? null) !== null
  return offer(flow, state, asked, [
    ...(step.choices?.(state.answers) ?? []),
    ...(flow.steps[0] === step ? [] : [{ label: TEXTS.back, says: written('back') }]),
    ...(answered ? [{ label: TEXTS.keep, says: written('skip') }] : []),
    ...(!answered && step.skip === 'allowed' ? [{ label: TEXTS.skip, says: written('skip') }] : []),
    { label: TEXTS.later, says: written('later') },
  ])
}

/** The steps whose answer can be mended, in order: all that were reached but the one that is asked. */
export function mendable(flow: Flow, { step, answers }: FlowState): readonly Step[] {
  return flow.steps.filter(({ key }) => key !== step && Object.hasOwn(answers, key))
}

/** How many answers would be lost if the state were thrown away. */
export function answerCount({ answers, draft = {} }: FlowState): number {
  return [...Object.values(answers), ...Object.values(draft)].filter((answer) => answer !== null).length
}

/** One sentence in front of a question. */
export function noteCard(text: string): Card {
  return card().text(text).build()
}

/** What every flow understands. */
export function helpCard(): Card {
  return card(TEXTS.helpTitle)
    .facts(TEXTS.help.map(([name, value]) => ({ name, value })))
    .build()
}

/** Shows answers that no question of today takes. */
export function draftCard(answers: readonly Json[]): Card {
  return card(TEXTS.draftTitle).list(answers.map(shown)).text(TEXTS.draftHow).build()
}

function stopCard(flow: Flow, state: FlowState): Card {
  const asked = card(TEXTS.stopTitle)
    .text(TEXTS.stopHow(answerCount(state)))
    .build()
  return offer(flow, state, asked, [alike(TEXTS.goOn), alike(TEXTS.keepDraft), alike(TEXTS.discard)])
}

function mendCard(flow: Flow, state: FlowState): Card {
  const steps = mendable(flow, state)
  const facts = steps.map((step, at) => ({
    name: TEXTS.mendItem(at + 1, step.label),
    value: answerText(step, state.answers[step.key] ?? null),
  }))
  const asked = card(TEXTS.mendTitle).facts(facts).text(TEXTS.mendHow).build()
  const choices = steps.map(({ label }, at) => ({ label: TEXTS.mendItem(at + 1, label), says: String(at + 1) }))
  return offer(flow, state, asked, [...choices, { label: TEXTS.back, says: written('back') }])
}

function answerText(step: Step, answer: Json): string {
  return answer === null ? TEXTS.skipped : (step.show ?? shown)(answer)
}

function alike(label: string): Choice {
  return { label, says: label }
}

function offer(flow: Flow, state: FlowState, asked: Card, choices: readonly Choice[]): Card {
  return choices
    .reduce(
      (built, { label, says }) => built.button(label, flow.feature, FLOW_ACT, given(says, placeOf(state))),
      new CardBuilder(asked),
    )
    .build()
}
