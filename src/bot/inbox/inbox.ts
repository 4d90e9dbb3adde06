import { screen } from '../../domain/screen/screen.ts'
import { mend, visible } from '../../domain/text/mend.ts'
import type { FormAnswers } from '../card/form.ts'
import type { Event } from '../event.ts'
import type { Message, Talk } from '../talk.ts'
import type { Trace } from '../trace.ts'

/** What came in, before anything is stored: mended, and screened where it tells of somebody's own situation. */
export function received(event: Event): Event {
  if (event.kind === 'submitted') return { ...event, answers: mended(event.answers) }
  if (event.kind !== 'said') return event
  const text = visible(mend(event.text))
  const about = screen(text)
  if (!about) return { ...event, text }
  const { id, account, place, at } = event
  return { kind: 'screened', id, account, place, at, about }
}

function mended(answers: FormAnswers): FormAnswers {
  return Object.fromEntries(Object.entries(answers).map(([key, text]) => [key, visible(mend(text))]))
}

/** What the inbox needs of the store; `Tx` is one transaction, `Job` one job of the queue. */
export interface InboxStore<Tx, Job> {
  /** Stores an event with its job; undefined where it is there already. Gives the id it is kept under. */
  add(event: Event): Promise<string | undefined>
  /** The event, if it still waits. One that cannot be read is set aside and counts as gone. */
  waiting(id: string): Promise<Event | undefined>
  /**
   * One transaction of this conversation: two at once wait for each other. One that loses against another is done again, so
   * `work` changes nothing outside it.
   */
  transaction<T>(event: Event, work: (tx: Tx) => Promise<T>): Promise<T>
  /** Marks it as handled and removes its words; false where another run was faster. */
  handled(tx: Tx, id: string): Promise<boolean>
  complete(tx: Tx | undefined, job: Job): Promise<void>
}

/** Puts messages in answer on their way, in the transaction that caused them. */
export type Post<Tx> = (tx: Tx, messages: readonly Message[], event: Event, cause: string | undefined) => Promise<void>

/** How what happened becomes messages. `talk` gives the partner for an event, ready before the transaction begins. */
export interface InboxParts<Tx, Job> {
  readonly store: InboxStore<Tx, Job>
  readonly talk: (event: Event) => Promise<Talk<Tx>>
  readonly post: Post<Tx>
  /** Gets to know who did it; asks their platform, so it comes before the transaction. */
  readonly meet: (event: Event) => Promise<void>
  readonly trace: Trace
}

/** Where everything that happens arrives: stored before the platform is told so, and handled once. */
export class Inbox<Tx, Job> {
  readonly #parts: InboxParts<Tx, Job>

  constructor(parts: InboxParts<Tx, Job>) {
    this.#parts = parts
  }

  /** Stores what happened. Once it returns, the platform may be told that it arrived. False for one known already. */
  async receive(event: Event): Promise<boolean> {
    const id = await this.#parts.store.add(received(event))
    if (id !== undefined) this.#parts.trace('stored', id)
    return id !== undefined
  }

  /** Handles a stored event: its effect, the answers, their jobs and the end of its own job commit together. */
  async handle(id: string, job: Job): Promise<void> {
    const { store, talk, post, meet, trace } = this.#parts
    const event = await store.waiting(id)
    if (!event) return store.complete(undefined, job)
    await meet(event)
    const partner = await talk(event)
    trace('handling', id)
    await store.transaction(event, async (tx) => {
      if (await store.handled(tx, id)) {
        await post(tx, await partner.answer(event, tx), event, id)
        trace('answered', id)
      }
      await store.complete(tx, job)
    })
    trace('handled', id)
  }

  /** Takes and answers in one breath, for a channel whose reader waits at the same process: nothing is kept of it. */
  async take(happened: Event): Promise<readonly Message[]> {
    const event = received(happened)
    const { store, talk, post, meet } = this.#parts
    await meet(event)
    const partner = await talk(event)
    return store.transaction(event, async (tx) => {
      const messages = await partner.answer(event, tx)
      await post(tx, messages, event, undefined)
      return messages
    })
  }
}
