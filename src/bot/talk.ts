import type { Asker } from './asker.ts'
import { type Card, card } from './card/card.ts'
import { MORE_FEATURE, paged, pageOf } from './card/pages.ts'
import { type AccountRef, directChat, type Event, type Place } from './event.ts'
import type { Evidence } from './evidence.ts'
import type { Plugged, Reply, Turn } from './feature.ts'
import { FlowLead, type FlowStore } from './flow/lead.ts'
import { FLOW_ACT, pressOf } from './flow/press.ts'
import { type Heard, type Press, Router } from './router.ts'
import { TEXT } from './texts.ts'

/** A message on its way out. The channel shows the card and, of its buttons, only this id and their index. */
export interface Message {
  readonly id: string
  readonly place: Place
  readonly card: Card
  readonly evidence: Evidence | undefined
  /** The message in whose place it stands, where the platform can do that. */
  readonly replaces?: string
  readonly keeps?: Reply['keeps']
}

/** How the press of a button was found. */
export type FoundPress =
  | { readonly kind: 'fresh'; readonly press: Press }
  | { readonly kind: 'late' | 'foreign' | 'rated' }

/** A button, as its message is asked for it. */
export type Pressable = Pick<Extract<Event, { kind: 'pressed' }>, 'messageId' | 'index'>

/** What a talk needs of the store; `Tx` is one transaction. */
export interface TalkStore<Tx> extends FlowStore<Tx> {
  asker(tx: Tx, account: AccountRef, at: Turn['now']): Promise<Asker>
  pressed(tx: Tx, event: Extract<Event, { kind: 'pressed' }>): Promise<FoundPress>
  /** The button that says the same as a rating by the platform's own means; undefined where there is none. */
  rated(tx: Tx, event: Extract<Event, { kind: 'rated' }>): Promise<Pressable | undefined>
  /** Notes that the person was greeted; false for one who was greeted before. */
  greet(tx: Tx, account: AccountRef, at: Turn['now']): Promise<boolean>
  /** Forgets who an account belongs to: it was closed. */
  leave(tx: Tx, account: AccountRef): Promise<void>
}

/** One conversation partner for all channels: takes what happened, gives the messages in answer. */
export class Talk<Tx> {
  readonly #router: Router<Tx>
  readonly #lead: FlowLead<Tx>
  readonly #store: TalkStore<Tx>
  readonly #newId: () => string

  constructor(features: readonly Plugged<Tx>[], store: TalkStore<Tx>, newId: () => string) {
    this.#router = new Router(features)
    this.#lead = new FlowLead(
      features.flatMap(({ flows }) => flows),
      store,
    )
    this.#store = store
    this.#newId = newId
  }

  /** The messages in answer to what happened. All that it changes is in the given transaction. */
  async answer(event: Event, tx: Tx): Promise<Message[]> {
    const asker = await this.#store.asker(tx, event.account, event.at)
    const turn: Turn = { asker, place: event.place, now: event.at }
    const replies = await this.#repliesTo(event, turn, tx)
    return placed(replies, event).map((message) => ({ id: this.#newId(), ...message, card: paged(message.card) }))
  }

  async #repliesTo(event: Event, turn: Turn, tx: Tx): Promise<Reply[]> {
    const replies = await this.#replies(event, turn, tx)
    const begun = replies.flatMap(({ begins, beginsWith }) => (begins === undefined ? [] : [{ begins, beginsWith }]))
    // A flow asks for what is nobody else's: it is led in the direct chat, wherever it was begun.
    const direct = { ...turn, place: turn.place.kind === 'direct' ? turn.place : directChat(event.account) }
    const asked = await Promise.all(
      begun.map(({ begins, beginsWith }) => this.#lead.begin(begins, direct, tx, beginsWith)),
    )
    return [...replies, ...asked.flat().map(personal)]
  }

  async #replies(event: Event, turn: Turn, tx: Tx): Promise<Reply[]> {
    switch (event.kind) {
      case 'said':
      case 'opened':
        return this.#hear(event, turn, tx)
      case 'screened':
        return (await this.#hear(event, turn, tx)).map(personal)
      case 'pressed':
        return this.#press(event, turn, tx)
      case 'rated':
        return this.#rate(event, turn, tx)
      case 'submitted':
        return (await this.#router.submit(event, turn, tx)) ?? [{ card: card(TEXT.gone).build() }]
      case 'visited':
        return this.#router.page(turn, tx)
      case 'joined': {
        const isNew = await this.#store.greet(tx, event.account, event.at)
        return isNew ? this.#hear({ ...event, kind: 'opened' }, turn, tx) : []
      }
      case 'left':
        await this.#store.leave(tx, event.account)
        return []
    }
  }

  /** A flow in progress is talked with first; it knows its own words for stopping and putting off. */
  async #hear(event: Heard, turn: Turn, tx: Tx): Promise<Reply[]> {
    const led =
      event.kind === 'said' ? await this.#lead.answer({ kind: 'said', text: event.text }, turn, tx) : undefined
    return led ?? this.#router.hear(event, turn, tx)
  }

  /** A rating of somebody else's answer, of an old one or of the same one again says nothing, and is not answered. */
  async #rate(event: Extract<Event, { kind: 'rated' }>, turn: Turn, tx: Tx): Promise<Reply[]> {
    const button = await this.#store.rated(tx, event)
    const { id, account, place, at } = event
    const found = button && (await this.#store.pressed(tx, { kind: 'pressed', id, account, place, at, ...button }))
    return found?.kind === 'fresh' ? ((await this.#router.press(found.press, turn, tx)) ?? []) : []
  }

  async #press(event: Extract<Event, { kind: 'pressed' }>, turn: Turn, tx: Tx): Promise<Reply[]> {
    const found = await this.#store.pressed(tx, event)
    if (found.kind !== 'fresh') return [personal({ card: card(TEXT[found.kind]).build() })]
    if (found.press.feature === MORE_FEATURE) return nextPage(found.press.given)
    const input = found.press.act === FLOW_ACT ? pressOf(found.press.given) : undefined
    const replies = input ? await this.#lead.answer(input, turn, tx) : await this.#router.press(found.press, turn, tx)
    return replies ?? [{ card: card(TEXT.gone).build() }]
  }
}

/** The page behind 「続きを読む」. It may hold what was for one person alone, and goes where they pressed. */
function nextPage(given: Press['given']): Reply[] {
  return [{ card: pageOf(given) ?? card(TEXT.gone).build() }]
}

function personal(reply: Reply): Reply {
  return { ...reply, personal: true }
}

/** Where each reply goes. In a channel, what tells of the person goes to their direct chat, and one line says so. */
function placed(replies: readonly Reply[], event: Event): Omit<Message, 'id'>[] {
  const { kind, account, place } = event
  const away = (reply: Reply) => place.kind === 'channel' && reply.personal !== undefined
  const placedReplies = replies.map((reply) => {
    const stands = away(reply) ? { place: directChat(account) } : { place, ...inPlaceOf(reply, event) }
    const apart = reply.keeps ? { keeps: reply.keeps } : {}
    return { ...stands, ...apart, card: reply.card, evidence: reply.evidence }
  })
  // Who presses a button or rates looks at the screen; the others of the channel need no line about it.
  if (kind === 'pressed' || kind === 'rated' || !replies.some(away)) return placedReplies
  return [{ place, card: card(TEXT.pointer).build(), evidence: undefined }, ...placedReplies]
}

function inPlaceOf({ replaces }: Reply, event: Event): Pick<Message, 'replaces'> {
  return replaces && event.kind === 'pressed' ? { replaces: event.messageId } : {}
}
