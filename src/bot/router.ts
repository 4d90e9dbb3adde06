import { normalise } from '../domain/text/normalise.ts'
import type { Event } from './event.ts'
import type { Given, Plugged, Reply, Turn } from './feature.ts'

/** What a button says that was found for a press. */
export interface Press {
  readonly feature: string
  readonly act: string
  readonly given: Given
}

/** What the router decides on; presses are looked up before, by the one who keeps the buttons. */
export type Heard = Extract<Event, { kind: 'said' | 'screened' | 'opened' }>

/** Takes what happened to the feature that answers it: words that stand alone first, then the features in order. */
export class Router<Tx> {
  readonly #features: readonly Plugged<Tx>[]

  constructor(features: readonly Plugged<Tx>[]) {
    this.#features = features
  }

  /** The replies to what was said, screened or opened; at least one, or a fault of ours. */
  async hear(event: Heard, turn: Turn, tx: Tx): Promise<Reply[]> {
    if (event.kind === 'said') {
      const said = standing(event.text)
      for (const feature of this.#features) {
        const replies = await feature.word(said, turn, tx)
        if (replies) return replies
      }
    }
    for (const feature of this.#features) {
      const replies = await offered(feature, event, turn, tx)
      if (replies) return replies
    }
    throw new Error(`no feature answers an event of kind ${event.kind}`)
  }

  /** The page of a person: the parts of all features, in order. */
  async page(turn: Turn, tx: Tx): Promise<Reply[]> {
    const sections: Reply[] = []
    for (const feature of this.#features) sections.push(...(await feature.section(turn, tx)))
    return sections
  }

  /** The replies to a form; undefined where the feature is gone since it was opened. */
  async submit(
    { form, answers }: Extract<Event, { kind: 'submitted' }>,
    turn: Turn,
    tx: Tx,
  ): Promise<Reply[] | undefined> {
    for (const feature of this.#features) {
      const replies = await feature.submit(form, answers, turn, tx)
      if (replies) return replies
    }
    return undefined
  }

  /** The replies to a press; undefined where the feature or its act is gone since the button was sent. */
  async press({ feature, act, given }: Press, turn: Turn, tx: Tx): Promise<Reply[] | undefined> {
    return this.#features.find(({ name }) => name === feature)?.act(act, given, turn, tx)
  }
}

function offered<Tx>(feature: Plugged<Tx>, event: Heard, turn: Turn, tx: Tx): Promise<Reply[] | undefined> | undefined {
  switch (event.kind) {
    case 'opened':
      return feature.greet(turn, tx)
    case 'screened':
      return feature.comfort(event.about, turn, tx)
    case 'said':
      return feature.answer(event.text, turn, tx)
  }
}

/** The text as a word that may stand alone: levelled, without what ends a sentence. */
function standing(text: string): string {
  return normalise(text)
    .trim()
    .replace(/[。.!?〜~ー\s]+$/u, '')
}
