/** Where a statement comes from, as every answer names it. */
export type Source = 'policy' | 'document' | 'setting' | 'sample' | 'standard'

/** What stands behind a word of an answer: verbatim text and its place. */
export interface Citation {
  /** To the letter as in the source. */
  readonly quote: string
  readonly source: Source
  /** The place, 「第４章２⑴」. */
  readonly ref: string
  /** Page of the original, where it is known. */
  readonly page?: number | undefined
  /** The document's title, where it is not the policy. */
  readonly document?: string | undefined
}

/** The smallest piece that is searched and quoted. Its text is verbatim. */
export interface Passage {
  /** Stable within one version of a document. */
  readonly id: string
  readonly kind: 'prose' | 'list' | 'cell' | 'role' | 'awareness' | 'definition'
  readonly source: Source
  readonly document: string
  readonly ref: string
  readonly page: number | undefined
  /** Heading path, outermost first. */
  readonly heading: readonly string[]
  readonly text: string
  /** Grades that the passage speaks of; empty for all. */
  readonly gradeIds: readonly string[]
  readonly abilityId?: string | undefined
}

/** A part of a document under one heading, with its passages in order. */
export interface Section {
  /** Unique over all documents in force. */
  readonly id: string
  readonly source: Source
  readonly document: string
  /** Which version of the document, and from when it holds: 「第1版・平成30年4月1日から」. */
  readonly edition: string
  readonly ref: string
  readonly title: string
  readonly page: number | undefined
  readonly heading: readonly string[]
  readonly passages: readonly Passage[]
}

/** The citation of a passage, of all its text or a verbatim part. */
export function cite(passage: Passage, quote: string = passage.text): Citation {
  const { source, ref, page, document } = passage
  return { quote, source, ref, page, document: source === 'policy' ? undefined : document }
}
