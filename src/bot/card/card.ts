import type { Citation } from '../../domain/passage.ts'
import { TEXT } from './texts.ts'

/** A message as plain data. Every channel renders every card; nothing in it belongs to one platform. */
export interface Card {
  /** The first line: what a notification and a lock screen show. */
  readonly title?: string
  readonly blocks: readonly Block[]
  /** Where the words come from; rendered as the last line of text. */
  readonly citations: readonly Citation[]
  readonly buttons: readonly Button[]
  /** A language model put it into these words. */
  readonly generated?: true
}

export type Block =
  | { readonly kind: 'text'; readonly text: string }
  /** Words of a source, to the letter. */
  | { readonly kind: 'quote'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | { readonly kind: 'facts'; readonly facts: readonly Fact[] }
  /** Something said in passing, smaller where a channel can. */
  | { readonly kind: 'note'; readonly text: string }

export interface Fact {
  readonly name: string
  readonly value: string
}

/** What a press does: an act of a feature, with what the act needs. Kept in the message's row, never sent to a channel. */
export interface Button {
  readonly label: string
  readonly feature: string
  readonly act: string
  readonly given: Readonly<Record<string, unknown>>
  /** One of the pair that asks whether an answer was of use. The pair stands last; channels show it apart or not at all. */
  readonly feedback?: Feedback
  /** The form that a channel with forms opens at the press; in all others the act asks for the same in a talk. */
  readonly form?: string
}

export type Feedback = 'good' | 'bad'

/** The longest label every channel can show (Slack: 75 characters). An over-long label is a fault of ours, so it throws. */
export const MAX_LABEL = 75

const FEEDBACK = ['good', 'bad'] as const

/** Builds a card piece by piece; each call gives a new builder. */
export class CardBuilder {
  readonly #card: Card

  constructor(card: Card = { blocks: [], citations: [], buttons: [] }) {
    this.#card = card
  }

  title(title: string): CardBuilder {
    return new CardBuilder({ ...this.#card, title })
  }

  text(...lines: readonly string[]): CardBuilder {
    return this.#add(lines.filter((line) => line !== '').map((text) => ({ kind: 'text', text })))
  }

  quote(text: string): CardBuilder {
    return this.#add([{ kind: 'quote', text }])
  }

  list(items: readonly string[]): CardBuilder {
    return items.length === 0 ? this : this.#add([{ kind: 'list', items }])
  }

  facts(facts: readonly Fact[]): CardBuilder {
    return facts.length === 0 ? this : this.#add([{ kind: 'facts', facts }])
  }

  note(text: string): CardBuilder {
    return this.#add([{ kind: 'note', text }])
  }

  cite(...citations: readonly Citation[]): CardBuilder {
    return new CardBuilder({ ...this.#card, citations: [...this.#card.citations, ...citations] })
  }

  button(label: string, feature: string, act: string, given: Button['given'] = {}): CardBuilder {
    if (label === '' || label.length > MAX_LABEL) throw new RangeError(`button label of ${label.length} characters`)
    return this.#press([...this.#asked('none'), { label, feature, act, given }, ...this.#asked('feedback')])
  }

  /** A button that opens a form, where a channel can. */
  opens(form: string, label: string, feature: string, act: string, given: Button['given'] = {}): CardBuilder {
    const { buttons } = this.button(label, feature, act, given).#card
    return this.#press(buttons.map((each, at) => (at === this.#asked('none').length ? { ...each, form } : each)))
  }

  /** Asks whether the card was of use. The act is given which one was pressed, as `feedback`. A card has one such pair. */
  feedback(feature: string, act: string, given: Button['given'] = {}): CardBuilder {
    const pair = FEEDBACK.map((feedback) => {
      return { label: TEXT[feedback], feature, act, given: { ...given, feedback }, feedback }
    })
    return this.#press([...this.#asked('none'), ...pair])
  }

  /** Says that a language model put it into these words. */
  generated(): CardBuilder {
    return new CardBuilder({ ...this.#card, generated: true })
  }

  build(): Card {
    return this.#card
  }

  #press(buttons: readonly Button[]): CardBuilder {
    return new CardBuilder({ ...this.#card, buttons })
  }

  /** The buttons so far: those of the pair, or all others. */
  #asked(kind: 'feedback' | 'none'): readonly Button[] {
    return this.#card.buttons.filter(({ feedback }) => (feedback === undefined) === (kind === 'none'))
  }

  #add(blocks: readonly Block[]): CardBuilder {
    return new CardBuilder({ ...this.#card, blocks: [...this.#card.blocks, ...blocks] })
  }
}

/** Begins a card, with its first line where it has one. */
export function card(title?: string): CardBuilder {
  return title === undefined ? new CardBuilder() : new CardBuilder().title(title)
}
