import { type Event, talkAt } from '../../../bot/event.ts'
import type { Message } from '../../../bot/talk.ts'
import type { Tx } from '../../db/index.ts'
import { postReplies } from '../stress-check/post.ts'
import { markLast } from '../talk.ts'
import { type Letter, type Posting, post } from './outbox.ts'

/** Puts the messages in answer to an event on their way, and notes which one stands last in the conversation. */
export async function postAnswers<Job>(
  tx: Tx,
  messages: readonly Message[],
  { event, cause, ...posting }: Posting<Job> & { readonly event: Event; readonly cause: string | undefined },
): Promise<void> {
  const { account, place } = event
  const apart = messages.filter(({ keeps }) => keeps !== undefined)
  if (apart.length > 0) await postReplies(tx, apart, { account, ...posting })
  const letters = messages
    .filter(({ keeps }) => keeps === undefined)
    .map(({ id, card, place: to, replaces }): Letter => {
      const because = { ...(cause ? { cause } : {}), ...(replaces ? { replaces } : {}) }
      return { id, card, to: { account, place: to }, purpose: 'answer', ...because }
    })
  await post(tx, letters, posting)
  // A conversation tells when somebody last talked; what is kept apart leaves no trace in it, but for a reader who waits.
  if (apart.length > 0 && apart.length === messages.length && posting.as === 'queued') return
  const last = messages.filter((message) => talkAt(message.place) === talkAt(place)).at(-1)
  await markLast(tx, { ...account, place: talkAt(place) }, last && last.card.buttons.length > 0 ? last.id : null)
}
