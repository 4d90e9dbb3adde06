import type { Framework } from '../../../domain/competency/framework.ts'
import { type Found, type Named, NameFinder } from '../../../domain/competency/names.ts'
import { namesMatter } from '../../../domain/text/neutral.ts'
import { fold, normalise, squash } from '../../../domain/text/normalise.ts'
import { factOf } from './facts.ts'
import { GENERIC, shapeOf, wantsOf } from './intents.ts'
import type { GradeMention, Question, WithoutTable } from './question.ts'

/** How staff speak of grades, families and abilities; the editable part of the knowledge. */
export interface Sayings {
  readonly grades: readonly {
    readonly say: readonly string[]
    readonly grades: readonly string[]
    readonly among: 'one' | 'all'
  }[]
  readonly families: readonly { readonly say: readonly string[]; readonly family: string }[]
  readonly abilities: readonly {
    readonly say: readonly string[]
    readonly abilities: readonly string[]
    /** `grade` = the word means the ability only beside a grade. */
    readonly when: 'always' | 'grade'
  }[]
  readonly withoutTable: readonly ({ readonly say: readonly string[] } & WithoutTable)[]
}

type Meaning =
  | ({ readonly kind: 'grade' } & GradeMention)
  | { readonly kind: 'family'; readonly family: string }
  | { readonly kind: 'ability'; readonly abilityIds: readonly string[] }
  | { readonly kind: 'awareness'; readonly id: string }
  | { readonly kind: 'without'; readonly who: WithoutTable }

const LATIN = /^[a-z][a-z0-9]*$/
const words = new Intl.Segmenter('ja', { granularity: 'word' })
/** A question longer than this is read no further; nobody asks in more. */
const READ = 1_000

/** Reads questions with the framework and the sayings in force. */
export class QuestionReader {
  readonly #names: NameFinder<Meaning>
  readonly #abilityNames: NameFinder<Meaning>
  readonly #everyday: NameFinder<Meaning>

  constructor(framework: Framework, sayings: Sayings) {
    this.#names = new NameFinder(meanings(framework, sayings))
    this.#abilityNames = new NameFinder(abilityNames(framework))
    this.#everyday = new NameFinder(abilitySayings(sayings, 'grade'))
  }

  /** Takes a message, mended and visible; gives what it says. */
  read(text: string): Question {
    const squashed = squash(text).slice(0, READ)
    const found = this.#namesIn(fold(squashed))
    const all = found.map(({ means }) => means)
    const wants = wantsOf(squashed)
    return {
      text,
      grades: all.filter((means) => means.kind === 'grade'),
      family: all.find((means) => means.kind === 'family')?.family,
      abilityIds: [...new Set(all.flatMap((means) => (means.kind === 'ability' ? means.abilityIds : [])))],
      awarenessIds: all.flatMap((means) => (means.kind === 'awareness' ? [means.id] : [])),
      withoutTable: all.find((means) => means.kind === 'without')?.who,
      wants,
      shape: shapeOf(squashed),
      fact: factOf(squashed),
      rest: restOf(text.slice(0, READ), squashed, found),
      query: without(
        text,
        squashed,
        found.filter(({ means }) => means.kind === 'grade'),
      ),
    }
  }

  /** Names as they are written, else an ability with one letter mistyped, else everyday words beside a grade. */
  #namesIn(folded: string): Found<Meaning>[] {
    const exact = this.#names
      .find(folded)
      .filter(({ means, from }) => means.kind !== 'grade' || !FORMER.test(folded.slice(0, from)))
    if (exact.some(({ means }) => means.kind === 'ability')) return exact
    const mistyped = this.#abilityNames.findMistyped(folded)
    if (mistyped) return [...exact, mistyped]
    if (!exact.some(({ means }) => means.kind === 'grade')) return exact
    return [
      ...exact,
      ...this.#everyday
        .find(folded)
        .filter(({ from, to }) => exact.every((each) => to <= each.from || from >= each.to)),
    ]
  }
}

/** A grade that one had before is not the one asked of: 「元課長で今は特任主幹」. */
const FORMER = /(元|前は|もと)$/

function* meanings(framework: Framework, sayings: Sayings): Iterable<Named<Meaning>> {
  for (const grade of framework.grades) {
    yield { say: grade.name, means: { kind: 'grade', gradeIds: [grade.id], among: 'one' } }
  }
  for (const { say, grades, among } of sayings.grades) {
    for (const each of say) yield { say: each, means: { kind: 'grade', gradeIds: grades, among } }
  }
  for (const { say, family } of sayings.families) {
    for (const each of say) yield { say: each, means: { kind: 'family', family } }
  }
  yield* abilityNames(framework)
  yield* abilitySayings(sayings, 'always')
  for (const { id, name } of framework.awareness) yield { say: name, means: { kind: 'awareness', id } }
  for (const { say, name, kind } of sayings.withoutTable) {
    for (const each of say) yield { say: each, means: { kind: 'without', who: { name, kind } } }
  }
}

function* abilitySayings({ abilities }: Sayings, wanted: 'always' | 'grade'): Iterable<Named<Meaning>> {
  for (const { say, abilities: abilityIds, when } of abilities) {
    if (when !== wanted) continue
    for (const each of say) yield { say: each, means: { kind: 'ability', abilityIds } }
  }
}

function* abilityNames(framework: Framework): Iterable<Named<Meaning>> {
  for (const { id, name } of framework.groups.flatMap((group) => group.abilities)) {
    yield { say: name, means: { kind: 'ability', abilityIds: [id] } }
  }
}

/** The words to search with: grades are looked for by their records, their names would only find prose that names them. */
function without(text: string, squashed: string, grades: readonly Place[]): string {
  const left = blanked(squashed, grades)
  return grades.length > 0 && left.trim() !== '' ? left : text
}

interface Place {
  readonly from: number
  readonly to: number
}

function blanked(text: string, places: readonly Place[]): string {
  const letters = text.split('')
  for (const { from, to } of places) letters.fill(' ', from, to)
  return letters.join('')
}

/** The content words of squashed text outside the names found in it. */
function restOf(text: string, squashed: string, found: readonly Place[]): string[] {
  const japanese = [...words.segment(blanked(squashed, found))]
    .filter(({ segment, isWordLike }) => isWordLike && !LATIN.test(segment))
    .map(({ segment }) => segment)
  // Squashing glued Latin words together; they are read from the text as it was typed.
  const names = found.map(({ from, to }) => squashed.slice(from, to))
  const latin = (normalise(text).match(/[a-z][a-z0-9]*/g) ?? []).filter(
    (word) => !names.some((name) => name.includes(word)),
  )
  return [...japanese, ...latin].filter((word) => !GENERIC.test(word) && namesMatter(word))
}
