import type { AccountRef, Event, Place } from '../../bot/event.ts'

/** The buttons that a number can press: those of the latest message. */
export interface Pressable {
  readonly messageId: string
  readonly count: number
}

interface Situation {
  readonly account: AccountRef
  readonly place: Place
  readonly at: Event['at']
  readonly id: string
  readonly pressable: Pressable | undefined
}

/** Takes a typed line; gives what happened: a number that stands alone presses a button, all else is said. */
export function parse(line: string, { pressable, ...happened }: Situation): Event {
  const number = /^\s*([0-9０-９]{1,2})\s*$/.exec(line)?.[1]?.normalize('NFKC')
  const index = number === undefined ? -1 : Number(number) - 1
  if (pressable && index >= 0 && index < pressable.count) {
    return { ...happened, kind: 'pressed', messageId: pressable.messageId, index }
  }
  return { ...happened, kind: 'said', text: line }
}
