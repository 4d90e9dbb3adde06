import type { Asker } from './asker.ts'
import { type Card, card } from './card/card.ts'
import type { AccountRef, Event } from './event.ts'
import type { Evidence } from './evidence.ts'
import type { Plugged, Reply, Turn } from './feature.ts'
import { FlowLead, type FlowStore } from './flow/lead.ts'
import { FLOW_ACT, pressOf } from './flow/press.ts'
import { type Heard, type Press, Router } from './router.ts'
import { TEXT } from './texts.ts'

/** A message on its way out. The channel shows the card and, of its buttons, only this id and their index. */
export interface Message {
  readonly id: string
  readonly card: Card
  readonly evidence: Evidence | undefined
}

/** How the press of a button was found. */
export type FoundPress = { readonly kind: 'fresh'; readonly press: Press } | { readonly kind: 'late' | 'foreign' }

/** What a talk needs of the store; `Tx` is one transaction. */
export interface TalkStore<Tx> extends FlowStore<Tx> {
  asker(tx: Tx, account: AccountRef, at: Turn['now']): Promise<Asker>
  pressed(tx: Tx, event: Extract<Event, { kind: 'pressed' }>): Promise<FoundPress>
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
    return replies.map(({ card: shown, evidence }) => ({ id: this.#newId(), card: shown, evidence }))
  }

  async #repliesTo(event: Event, turn: Turn, tx: Tx): Promise<Reply[]> {
    const replies = event.kind === 'pressed' ? await this.#press(event, turn, tx) : await this.#hear(event, turn, tx)
    const begun = replies.flatMap(({ begins }) => begins ?? [])
    const asked = await Promise.all(begun.map((flow) => this.#lead.begin(flow, turn, tx)))
    return [...replies, ...asked.flat()]
  }

  /** A flow in progress is talked with first; it knows its own words for stopping and putting off. */
  async #hear(event: Heard, turn: Turn, tx: Tx): Promise<Reply[]> {
    const led =
      event.kind === 'said' ? await this.#lead.answer({ kind: 'said', text: event.text }, turn, tx) : undefined
    return led ?? this.#router.hear(event, turn, tx)
  }

  async #press(event: Extract<Event, { kind: 'pressed' }>, turn: Turn, tx: Tx): Promise<Reply[]> {
    const found = await this.#store.pressed(tx, event)
    if (found.kind !== 'fresh') return [{ card: card(TEXT[found.kind]).build() }]
    const input = found.press.act === FLOW_ACT ? pressOf(found.press.given) : undefined
    const replies = input ? await this.#lead.answer(input, turn, tx) : await this.#router.press(found.press, turn, tx)
    return replies ?? [{ card: card(TEXT.gone).build() }]
  }
}
