import type { Button } from '../card/card.ts'
import type { FlowInput, FlowState } from './flow.ts'

/** The act under which a feature takes the presses of its flows. */
export const FLOW_ACT = 'flow'

/** Where a state stands: its step, or the engine's own question in front of it. Buttons carry it. */
export function placeOf({ step, aside }: Pick<FlowState, 'step' | 'aside'>): string {
  return aside === undefined ? step : `?${aside}`
}

/** What a button of a flow needs: the words that a press stands for, and the place it was offered at. */
export function given(says: string, place: string): Button['given'] {
  return { says, step: place }
}

/** Takes what a pressed button was given; gives the input, or undefined where it was no button of a flow. */
export function pressOf(given: Button['given']): FlowInput | undefined {
  const { says, step } = given
  return typeof says === 'string' && typeof step === 'string' ? { kind: 'pressed', says, step } : undefined
}
