import type { Temporal } from 'temporal-polyfill'

/** What can be imported, in the order in which one kind leans on those before it. */
export const KINDS = ['policy', 'competencies', 'measures', 'courses', 'wording', 'document'] as const
export type Kind = (typeof KINDS)[number]

/** How people call each kind. */
export const KIND_NAMES: Readonly<Record<Kind, string>> = {
  policy: '方針本文',
  competencies: '能力の枠組み',
  measures: '取組の一覧',
  courses: '研修の一覧',
  wording: '言い回し',
  document: '市の文書',
}

/** Whether what a file tells is the city's own or made up for trying out; answers say so. */
export type Origin = 'sample' | 'real'

/** A file to be imported. */
export interface KnowledgeFile {
  readonly kind: Kind
  /** Names a `document` over its versions (推進プラン); no other kind has one. */
  readonly key?: string | undefined
  /** How answers cite it. A `document` needs one; the others keep that of the file or of the version before. */
  readonly title?: string | undefined
  /** The file's name, for sentences only. */
  readonly name: string
  readonly bytes: Uint8Array
  /** The first day it holds; the day of the import where left out. May lie ahead. */
  readonly inForceFrom?: Temporal.PlainDate | undefined
  readonly sample: Origin
}

/** On whose behalf and when. `dry_run` checks everything and writes nothing. */
export interface ImportBy {
  readonly actor: string
  readonly now: Temporal.Instant
  readonly mode?: 'write' | 'dry_run'
}

/** What an import did, or would do. */
export interface ImportReport {
  /** `unchanged`: the version in force on that day is the same to the byte, so there is nothing new. */
  readonly outcome: 'imported' | 'checked' | 'unchanged'
  readonly kind: Kind
  readonly key: string
  readonly title: string
  readonly version: number
  readonly inForceFrom: Temporal.PlainDate
  /** What the file holds: sections, passages, grades, courses … */
  readonly counts: Readonly<Record<string, number>>
  /** Japanese sentences on what else has to be done. */
  readonly notices: readonly string[]
}
