import type { Temporal } from 'temporal-polyfill'
import type { Sensitive } from '../domain/screen/screen.ts'
import type { Feedback } from './card/card.ts'
import type { FormAnswers } from './card/form.ts'

/** Who wrote, as the platform knows them. */
export interface AccountRef {
  readonly channel: string
  readonly externalId: string
}

/** Where it was written. In a channel the bot speaks only when addressed, and never of personal matters. */
export interface Place {
  readonly kind: 'direct' | 'channel'
  /** Names the conversation on the platform. A person's direct chat is named by their account. */
  readonly id: string
  /** Names the thread, where the platform has threads: answers go under the same message. */
  readonly thread?: string
}

/** The direct chat of a person. */
export function directChat({ externalId }: AccountRef): Place {
  return { kind: 'direct', id: externalId }
}

/** Names what is one talk: each thread of a channel, and the direct chat as a whole, whatever thread it goes on in. */
export function talkAt({ kind, id, thread }: Place): string {
  return kind === 'channel' && thread !== undefined ? `${id}/${thread}` : id
}

interface Happening {
  /** Stable over redeliveries. */
  readonly id: string
  readonly account: AccountRef
  readonly place: Place
  readonly at: Temporal.Instant
}

/** What happened, in the bot's words. `screened` stands for a message whose text is kept nowhere. */
export type Event =
  | (Happening & { readonly kind: 'said'; readonly text: string })
  | (Happening & { readonly kind: 'screened'; readonly about: Sensitive })
  | (Happening & { readonly kind: 'pressed'; readonly messageId: string; readonly index: number })
  /** Somebody said by the platform's own means what they think of a message, which is named as in its receipt. */
  | (Happening & {
      readonly kind: 'rated'
      readonly message: Readonly<Record<string, string>>
      readonly feedback: Feedback
    })
  /** A form was handed in; its answers by the keys of its fields. */
  | (Happening & { readonly kind: 'submitted'; readonly form: string; readonly answers: FormAnswers })
  /** The person asks for the bot without a word. */
  | (Happening & { readonly kind: 'opened' })
  /** The person sees the bot's chat, perhaps for the first time. */
  | (Happening & { readonly kind: 'joined' })
  /** The account was closed on its platform. */
  | (Happening & { readonly kind: 'left' })
  /** The person looks at the bot's own page. It is answered in the same breath, and never stored. */
  | (Happening & { readonly kind: 'visited' })
