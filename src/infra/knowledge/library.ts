import type { Temporal } from 'temporal-polyfill'
import { writtenInEra } from '../../domain/calendar/written.ts'
import type { Framework } from '../../domain/competency/framework.ts'
import type { Course } from '../../domain/course.ts'
import type { Passage, Section } from '../../domain/passage.ts'
import type { Hints, Search } from '../../domain/search.ts'
import { squash } from '../../domain/text/normalise.ts'
import { Bagger } from './bag.ts'
import { readCourses } from './courses.ts'
import { readDocument } from './document.ts'
import { readFramework } from './framework.ts'
import { withFramework } from './framework-passages.ts'
import { type Measures, readMeasures } from './measures.ts'
import { PassageIndex } from './search.ts'
import { readWording, type Wording } from './wording.ts'

/** One document version that is in force, as it is stored. */
export interface VersionInForce {
  readonly kind: string
  readonly key: string
  readonly title: string
  readonly version: number
  readonly inForceFrom: Temporal.PlainDate
  readonly body: string
}

/** Kana readings of the documents' words: hiragana → how it is written. Made when the seed is made. */
export type Readings = ReadonlyMap<string, readonly string[]>

/** Everything the bot knows, in memory and searchable. It never changes; a new version makes a new library. */
export interface Library {
  readonly framework: Framework
  readonly courses: readonly Course[]
  readonly wording: Wording
  readonly measures: Measures | undefined
  readonly sections: readonly Section[]
  search(question: string, hints: Hints, limit: number): Search
  /** The section with this id, as found in a hit or kept with a conversation. */
  section(id: string): Section | undefined
  /** The section with this place in the policy (第４章４⑵), also where only its table is cited. */
  place(ref: string): Section | undefined
  /** The running text on what a person may be going through, as the wording places it. */
  passagesOn(about: string): readonly Passage[]
  /** The passage that holds a statement of the framework. */
  cell(gradeId: string, abilityId: string): Passage | undefined
}

/** Takes the versions in force; gives the library. Throws bad_input where a version cannot be read. */
export function openLibrary(versions: readonly VersionInForce[], readings: Readings): Library {
  const wording = readWording(bodyOf(versions, 'wording'))
  const framework = { ...readFramework(bodyOf(versions, 'competencies')), ladders: wording.ladders }
  const courses = readCourses(bodyOf(versions, 'courses'))
  const measures = versions.find(({ kind }) => kind === 'measures')
  const sections = versions.flatMap((version) => sectionsOf(version, framework))
  const index = new PassageIndex(sections, new Bagger(wording, readings))
  const byId = new Map(sections.map((section) => [section.id, section]))
  const byPlace = new Map(
    sections.filter(({ source }) => source === 'policy').map((section) => [squash(section.ref), section]),
  )
  const passages = sections.flatMap((section) => section.passages)
  return {
    framework,
    courses,
    wording,
    measures: measures && readMeasures(measures.body),
    sections,
    search: (question, hints, limit) => index.search(question, hints, limit),
    section: (id) => byId.get(id),
    place: (ref) => byPlace.get(squash(ref)),
    passagesOn: (about) => {
      const places = Object.entries(wording.support).flatMap(([each, refs]) => (each === about ? refs : []))
      return places.flatMap((ref) => byPlace.get(squash(ref))?.passages ?? []).filter(({ kind }) => kind !== 'list')
    },
    cell: (gradeId, abilityId) =>
      passages.find((passage) => passage.abilityId === abilityId && passage.gradeIds.includes(gradeId)),
  }
}

function sectionsOf({ kind, key, title, version, inForceFrom, body }: VersionInForce, framework: Framework): Section[] {
  const edition = `第${version}版・${writtenInEra(inForceFrom)}から`
  if (kind === 'policy') return withFramework(readDocument(body, { key, title, edition, source: 'policy' }), framework)
  if (kind === 'document') return readDocument(body, { key, title, edition, source: 'document' })
  return []
}

function bodyOf(versions: readonly VersionInForce[], kind: string): string {
  const version = versions.find((each) => each.kind === kind)
  if (!version) throw new Error(`no version of ${kind} is in force`)
  return version.body
}
