import { expect } from 'vitest'
import { dm } from '../platform/slack/events.ts'
import { freshId } from '../platform/slack/fresh.ts'
import type { Delivered, Payload } from '../platform/slack/payload.ts'
import type { Posted } from '../platform/slack/talks.ts'
import { quiet } from '../support/quiet.ts'
import type { SlackHouse } from './support.ts'

/** Many scenes are played in one house, each with people of its own. */
export type At = () => SlackHouse

/** Somebody of the workspace whom no scene before has seen; without an address in the city's directory they stay unknown. */
export async function somebody({ slack }: SlackHouse, more: { email?: string; guest?: boolean; bot?: boolean } = {}) {
  const id = freshId('U')
  await slack.people([{ id, name: '山田太郎', ...more }])
  return id
}

/** 佐藤花子 of the sample city, with a new account. */
export function hanako(house: SlackHouse): Promise<string> {
  return somebody(house, { email: 'n100184@sample.invalid' })
}

/** What the bot posted between now and the end of what is done. */
export async function posted(house: SlackHouse, done: () => Promise<unknown>): Promise<readonly Posted[]> {
  const before = new Set((await house.answers()).map(({ ts }) => ts))
  await done()
  await quiet(house)
  return (await house.answers()).filter(({ ts }) => !before.has(ts))
}

/** Hands something to the bot; gives what it posted in answer. */
export function answersTo(house: SlackHouse, payload: Payload): Promise<readonly Posted[]> {
  return posted(house, () => taken(house, payload))
}

/** Hands something to the bot, which must take it at once; gives what was acknowledged. */
export async function taken({ slack }: SlackHouse, payload: Payload): Promise<Delivered> {
  const delivered = await slack.deliver(payload)
  expect(delivered.tries).toMatchObject([{ failure: null }])
  return delivered
}

/** One answer to a question in the direct chat. */
export async function answerTo(house: SlackHouse, user: string, text: string): Promise<Posted> {
  const [answer, ...others] = await answersTo(house, dm(user, text))
  if (!answer || others.length > 0) throw new Error(`${others.length + (answer ? 1 : 0)} answers`)
  return answer
}

/** The buttons below a message or in a page, in the order in which they are shown, with what a press carries. */
export function buttonsOf({ blocks = [] }: { readonly blocks?: readonly unknown[] | undefined }): readonly Shown[] {
  return blocks.flatMap(shownIn)
}

interface Shown {
  readonly label: string
  readonly actionId: string
  readonly value: string
}

function shownIn(part: unknown): Shown[] {
  if (typeof part !== 'object' || part === null) return []
  const { type, action_id, value, text } = part as Record<string, unknown>
  if (type === 'button') return [{ label: labelOf(text), actionId: String(action_id), value: String(value) }]
  if (type !== 'feedback_buttons') return Object.values(part).flatMap(shownIn)
  const { positive_button, negative_button } = part as Record<string, { text: unknown; value: string }>
  return [positive_button, negative_button].map((half) => {
    return { label: labelOf(half?.text), actionId: String(action_id), value: String(half?.value) }
  })
}

function labelOf(text: unknown): string {
  return typeof text === 'object' && text !== null && 'text' in text ? String(text.text) : ''
}

/** A button by its label. @throws where there is none. */
export function button(on: { readonly blocks?: readonly unknown[] | undefined }, label: string): Shown {
  const all = buttonsOf(on)
  const found = all.find((each) => each.label === label)
  if (!found) throw new Error(`no button 「${label}」 among ${all.map((each) => each.label).join('・')}`)
  return found
}
