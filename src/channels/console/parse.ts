import type { AccountRef, Event, Place } from '../../bot/event.ts'
import { squash } from '../../domain/text/normalise.ts'

/** The buttons that can be pressed: those of the message that stands last. */
export interface Pressable {
  readonly messageId: string
  /** In the order in which they are numbered. */
  readonly labels: readonly string[]
}

interface Situation {
  readonly account: AccountRef
  readonly place: Place
  readonly at: Event['at']
  readonly id: string
  readonly pressable: Pressable | undefined
}

/** A number that stands alone: 1, １, ①, 1番, 1. (NFKC makes ① a 1). */
const NUMBER = /^([0-9]{1,2})(番|[.。、)])?$/

/** Takes a typed line; gives what happened: a button's number or its words press it, all else is said. */
export function parse(line: string, { pressable, ...happened }: Situation): Event {
  const index = pressable ? pressedIn(squash(line), pressable.labels) : -1
  if (!pressable || index < 0) return { ...happened, kind: 'said', text: line }
  return { ...happened, kind: 'pressed', messageId: pressable.messageId, index }
}

/** Whether a line is a number that no button has. */
export function missesButtons(line: string, labels: readonly string[]): boolean {
  return labels.length > 0 && NUMBER.test(squash(line)) && pressedIn(squash(line), labels) < 0
}

function pressedIn(typed: string, labels: readonly string[]): number {
  const number = NUMBER.exec(typed)?.[1]
  if (number === undefined) return labels.findIndex((label) => squash(label) === typed)
  return Number(number) <= labels.length ? Number(number) - 1 : -1
}
