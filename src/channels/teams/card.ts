// Adaptive Cards 1.5, as far as the bot uses them (adaptivecards.io/explorer). Plain JSON, in the words of the schema.

export interface AdaptiveCard {
  readonly $schema: 'http://adaptivecards.io/schemas/adaptive-card.json'
  readonly type: 'AdaptiveCard'
  readonly version: '1.5'
  readonly lang: 'ja'
  readonly msteams: { readonly width: 'Full' }
  /** Shown by a client that knows no such version. Markdown there. */
  readonly fallbackText: string
  readonly body: readonly Element[]
  readonly actions?: readonly Action[]
}

export type Element = RichTextBlock | Container | ActionSet | TextInput | ChoiceInput

/** The space above an element. */
export type Spacing = 'None' | 'Small' | 'Medium'

/** One line. Its words are literal: of all elements with text this is the only one that knows no markdown. */
export interface RichTextBlock {
  readonly type: 'RichTextBlock'
  readonly spacing?: Spacing
  readonly inlines: readonly TextRun[]
}

export interface TextRun {
  readonly type: 'TextRun'
  readonly text: string
  readonly weight?: 'Bolder'
  readonly size?: 'Small' | 'Medium'
  readonly isSubtle?: true
  readonly color?: 'Attention'
}

export interface Container {
  readonly type: 'Container'
  readonly style: 'emphasis'
  readonly items: readonly RichTextBlock[]
}

export interface ActionSet {
  readonly type: 'ActionSet'
  readonly actions: readonly Action[]
}

interface Input {
  readonly id: string
  readonly label: string
  readonly isRequired: boolean
  readonly errorMessage?: string
  readonly value?: string
}

export interface TextInput extends Input {
  readonly type: 'Input.Text'
  readonly isMultiline: boolean
  readonly maxLength: number
}

export interface ChoiceInput extends Input {
  readonly type: 'Input.ChoiceSet'
  readonly style: 'compact'
  readonly choices: readonly { readonly title: string; readonly value: string }[]
}

/** What comes back with a press; a client adds the values of inputs to it. */
export type Carries = Readonly<Record<string, string | number>>

export type Action = Execute | Submit | ShowCard

/** Whether a press takes along what stands in the inputs of its card. */
interface Taking {
  readonly associatedInputs?: 'none'
}

/** Answered within the press; a client that knows none sends the same as a Submit. */
export interface Execute extends Taking {
  readonly type: 'Action.Execute'
  readonly title: string
  readonly verb: string
  readonly data: Carries
  readonly fallback: Submit
}

export interface Submit extends Taking {
  readonly type: 'Action.Submit'
  readonly title: string
  readonly data: Carries
}

export interface ShowCard {
  readonly type: 'Action.ShowCard'
  readonly title: string
  readonly card: AdaptiveCard
}

/** Takes what a card holds; gives the card. */
export function adaptiveCard(
  body: readonly Element[],
  fallbackText: string,
  actions: readonly Action[] = [],
): AdaptiveCard {
  return {
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    type: 'AdaptiveCard',
    version: '1.5',
    lang: 'ja',
    msteams: { width: 'Full' },
    fallbackText,
    body,
    ...(actions.length > 0 ? { actions } : {}),
  }
}
