import { freshId, freshTime } from './fresh.ts'
import type { Received } from './received.ts'
import { Refusal } from './refusal.ts'

/** What the bot wrote in a conversation, as it stands there now. */
export interface Posted {
  /** With `;messageid=` and the root of the thread in a channel. */
  readonly conversation: string
  readonly id: string
  /** The activity that it answers. */
  readonly replyTo: string | null
  readonly activity: Received
  /** How often it was replaced since. */
  readonly updates: number
  readonly deleted: boolean
  /** When it was accepted, in ms since the epoch. */
  readonly at: number
}

/** Everything that the bot wrote. */
export class Talks {
  #all: readonly Posted[] = []

  all(): readonly Posted[] {
    return this.#all
  }

  add(conversation: string, activity: Received, replyTo: string | undefined): Posted {
    const id = conversation.startsWith('a:') ? freshId('1:') : freshTime()
    const whole = replyTo ?? activity.replyToId ?? null
    const posted = { conversation, id, replyTo: whole, activity, updates: 0, deleted: false, at: Date.now() }
    this.#all = [...this.#all, posted]
    return posted
  }

  /** @throws Refusal where there is no such message. */
  update(conversation: string, id: string, activity: Received): void {
    const { updates } = this.#find(conversation, id)
    this.#change(id, { activity, updates: updates + 1 })
  }

  /** @throws Refusal where there is no such message. */
  delete(conversation: string, id: string): void {
    this.#find(conversation, id)
    this.#change(id, { deleted: true })
  }

  /** The thread may be left out of the conversation. */
  #find(conversation: string, id: string): Posted {
    const found = this.#all.find((each) => each.id === id && isIn(each, conversation))
    if (!found || found.deleted) throw new Refusal(404, 'ActivityNotFoundInConversation', 'The activity was not found')
    return found
  }

  #change(id: string, change: Partial<Posted>): void {
    this.#all = this.#all.map((each) => (each.id === id ? { ...each, ...change } : each))
  }
}

/** Whether a message stands in a conversation, or in a thread of it. */
export function isIn({ conversation }: Posted, asked: string): boolean {
  return conversation === asked || conversation.startsWith(`${asked};messageid=`)
}
