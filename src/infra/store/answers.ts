import type { Jobs } from '../../bot/delivery/jobs.ts'
import type { Event } from '../../bot/event.ts'
import type { Message } from '../../bot/talk.ts'
import type { Tx } from '../db/index.ts'
import { post } from './outbox.ts'
import { markLast } from './talk.ts'

/** Puts the messages in answer to an event on their way, and notes which one stands last in the conversation. */
export async function postAnswers<Job>(
  tx: Tx,
  messages: readonly Message[],
  to: {
    readonly event: Event
    readonly cause: string | undefined
    readonly jobs: Jobs<Tx, Job>
    readonly pushed: ReadonlySet<string>
  },
): Promise<void> {
  const { account, place, at } = to.event
  const letters = messages.map(({ id, card }) => {
    return { id, card, to: { account, place }, purpose: 'answer' as const, ...(to.cause ? { cause: to.cause } : {}) }
  })
  await post(tx, letters, { jobs: to.jobs, pushed: to.pushed, at })
  const last = messages.at(-1)
  await markLast(tx, { ...account, place: place.id }, last && last.card.buttons.length > 0 ? last.id : null)
}
