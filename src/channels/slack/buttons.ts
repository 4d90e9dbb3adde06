import type { ActionsBlock, ContextActionsBlock, FeedbackButtons, Button as SlackButton } from '@slack/types'
import type { Button, Card } from '../../bot/card/card.ts'
import { clipped } from '../../bot/card/cut.ts'
import type { Pressables } from './layout.ts'
import { LIMITS } from './limits.ts'
import { shown } from './pieces.ts'
import { checked, opening, pairedValue, pressIn } from './presses.ts'
import { TEXT } from './texts.ts'

/** Buttons side by side; Slack allows 25 in a block, but five keep the choices of a card readable on a phone. */
const IN_A_ROW = 5

/** A button and its index among all buttons of its card, which is what a press is known by. */
interface Indexed {
  readonly index: number
  readonly button: Button
}

/** Takes a message's id, its card and a name for its blocks, unique in a view; gives what can be pressed, block by block. */
export function pressables(id: string, card: Card, named = 'buttons'): Pressables {
  const messageId = checked(id)
  const all = card.buttons.map((button, index) => ({ button, index }))
  const pair = pairOf(all)
  const others = all.filter((each) => !pair.includes(each))
  return {
    count: others.length,
    first: (count) => buttonBlocks(messageId, others.slice(0, count), named),
    below: feedbackBlocks(messageId, pair),
  }
}

/** The first good and the first bad one; without both there is no pair, and each is a button like others. */
function pairOf(all: readonly Indexed[]): readonly Indexed[] {
  const [good, bad] = (['good', 'bad'] as const).map((kind) => all.find(({ button }) => button.feedback === kind))
  return good && bad ? [good, bad] : []
}

function feedbackBlocks(id: string, [good, bad]: readonly Indexed[]): ContextActionsBlock[] {
  if (!good || !bad) return []
  const { action_id } = pressIn(id, good.index)
  const [positive_button, negative_button] = [half(id, good), half(id, bad)]
  const element: FeedbackButtons = { type: 'feedback_buttons', action_id, positive_button, negative_button }
  return [{ type: 'context_actions', block_id: 'feedback', elements: [element] }]
}

function half(id: string, { index, button }: Indexed): FeedbackButtons['positive_button'] {
  return { text: labelOf(button), value: pairedValue(id, index) }
}

function buttonBlocks(id: string, buttons: readonly Indexed[], named: string): ActionsBlock[] {
  const rows = Math.ceil(buttons.length / IN_A_ROW)
  return Array.from({ length: rows }, (_, row) => ({
    type: 'actions',
    block_id: `${named}:${row}`,
    elements: buttons.slice(row * IN_A_ROW, (row + 1) * IN_A_ROW).map((each) => element(id, each)),
  }))
}

/** Takes a button's label; gives it as Slack accepts it. */
function labelOf({ label }: Button): { type: 'plain_text'; text: string; emoji: false } {
  return { type: 'plain_text', text: clipped(shown(label) ?? TEXT.unnamed, LIMITS.buttonText), emoji: false }
}

function element(id: string, { index, button }: Indexed): SlackButton {
  const carried = pressIn(id, index)
  const opens = button.form === undefined ? {} : { action_id: opening(button.form, index) }
  return { type: 'button', ...carried, ...opens, text: labelOf(button) }
}
