import { type Framework, type Grade, gradeOf } from '../../domain/competency/framework.ts'
import type { Person } from '../../domain/people/person.ts'
import type { GradeMention } from './reading/question.ts'

/** The grades a question means: settled, or one of several that only the person can tell. */
export type Grades =
  | { readonly kind: 'settled'; readonly grades: readonly Grade[]; readonly by: 'words' | 'profile' }
  | { readonly kind: 'either'; readonly grades: readonly Grade[] }

interface Circumstances {
  readonly family: string | undefined
  readonly person: Person | undefined
}

/**
 * Takes the grades named in a question and what may settle them; gives the grades meant.
 * 主幹級 stands in two tables: the wording, a second grade or the asker's profile settles it, else it is asked back.
 */
export function resolveGrades(framework: Framework, mentions: readonly GradeMention[], about: Circumstances): Grades {
  const sets = mentions.map((mention) => ({ among: mention.among, grades: gradesOf(framework, mention.gradeIds) }))
  const settled = sets.filter(isSettled).flatMap(({ grades }) => grades)
  const open = sets.filter((set) => !isSettled(set))
  if (open.length === 0) return { kind: 'settled', grades: unique(settled), by: 'words' }
  const family = about.family ?? familyOf(settled)
  const byFamily = narrow(open, (grade) => inFamily(grade, family))
  if (byFamily) return { kind: 'settled', grades: unique(inOrder(sets, settled, byFamily)), by: 'words' }
  const apart = open.length > 1 ? narrow(open, (grade) => !shared(open, grade)) : undefined
  if (apart) return { kind: 'settled', grades: unique(inOrder(sets, settled, apart)), by: 'words' }
  const own = about.person && narrow(open, (grade) => fitsPerson(grade, about.person))
  if (own) return { kind: 'settled', grades: unique(inOrder(sets, settled, own)), by: 'profile' }
  return { kind: 'either', grades: unique(open.flatMap(({ grades }) => grades)) }
}

interface GradeSet {
  readonly among: 'one' | 'all'
  readonly grades: readonly Grade[]
}

function isSettled({ among, grades }: GradeSet): boolean {
  return among === 'all' || grades.length === 1
}

/** One grade of each open set, when the test leaves exactly one in each. */
function narrow(open: readonly GradeSet[], fits: (grade: Grade) => boolean): Map<GradeSet, Grade> | undefined {
  const chosen = new Map<GradeSet, Grade>()
  for (const set of open) {
    const [only, second] = set.grades.filter(fits)
    if (!only || second) return undefined
    chosen.set(set, only)
  }
  return chosen
}

/** Keeps the order in which the grades were named. */
function inOrder(sets: readonly GradeSet[], settled: readonly Grade[], chosen: ReadonlyMap<GradeSet, Grade>): Grade[] {
  return sets.flatMap((set) => {
    const one = chosen.get(set)
    return one ? [one] : set.grades.filter((grade) => settled.includes(grade))
  })
}

const TECHNICAL = '技能労務職'

/** Beside a grade of the office staff, the office's table is meant; beside one of the technical staff, theirs. */
function familyOf(settled: readonly Grade[]): string | undefined {
  const [first] = settled
  return first && (first.jobFamily === TECHNICAL ? TECHNICAL : '監督職')
}

function inFamily(grade: Grade, family: string | undefined): boolean {
  if (family === undefined) return false
  return family === TECHNICAL ? grade.jobFamily === TECHNICAL : grade.jobFamily !== TECHNICAL
}

function fitsPerson(grade: Grade, person: Person | undefined): boolean {
  if (!person) return false
  if (person.gradeId === grade.id) return true
  return inFamily(grade, person.jobFamily.includes(TECHNICAL) ? TECHNICAL : '監督職')
}

/** Whether a column serves two of the named posts: asked how they differ, that column cannot be meant. */
function shared(open: readonly GradeSet[], grade: Grade): boolean {
  return open.filter(({ grades }) => grades.some((each) => each.id === grade.id)).length > 1
}

function gradesOf(framework: Framework, ids: readonly string[]): Grade[] {
  return ids.flatMap((id) => gradeOf(framework, id) ?? [])
}

function unique(grades: readonly Grade[]): Grade[] {
  return [...new Map(grades.map((grade) => [grade.id, grade])).values()]
}
