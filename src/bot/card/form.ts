/** Questions that are answered together. Every channel renders every form; what comes back is text by key. */
export interface Form {
  /** Unique among all forms; comes back with the answers. */
  readonly name: string
  readonly title: string
  /** Said before anything is typed: who will see it. */
  readonly intro?: string
  /** The word on the button that hands it in. */
  readonly submit: string
  readonly fields: readonly Field[]
}

export type Field = Asked & (Typed | Chosen)

interface Asked {
  /** Unique within the form; the answer comes back under it. */
  readonly key: string
  readonly label: string
  readonly hint?: string
  /** May stay empty; the key is then missing from the answers. */
  readonly optional?: boolean
  /** What stands there at first: words, or the value of a choice. */
  readonly initial?: string
}

/** One line, or a text of several. */
interface Typed {
  readonly kind: 'line' | 'text'
  /** The most UTF-16 units that may be typed. */
  readonly max?: number
}

interface Chosen {
  readonly kind: 'choice'
  readonly choices: readonly Choice[]
}

/** What was answered, by the keys of the fields; one that stayed empty is missing. */
export type FormAnswers = Readonly<Record<string, string>>

export interface Choice {
  readonly label: string
  readonly value: string
}
