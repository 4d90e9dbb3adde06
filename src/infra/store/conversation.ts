import { talkAt } from '../../bot/event.ts'
import type { Turn } from '../../bot/feature.ts'

/** The key of a conversation: the same person elsewhere talks of something else. */
export function conversationOf({ asker, place }: Turn): { channel: string; place: string; externalId: string } {
  return { channel: asker.account.channel, place: talkAt(place), externalId: asker.account.externalId }
}
