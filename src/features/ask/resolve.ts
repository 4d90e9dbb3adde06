import { type Framework, type Grade, gradeOf, lineOf } from '../../domain/competency/framework.ts'
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
  const { family, person } = about
  const byFamily =
    narrow(open, (grade) => inFamily(framework, grade, family)) ??
    narrow(open, (grade) => inLine(framework, grade, settled))
  if (byFamily) return { kind: 'settled', grades: unique(inOrder(sets, settled, byFamily)), by: 'words' }
  const apart = open.length > 1 ? narrow(open, (grade) => !shared(open, grade)) : undefined
  if (apart) return { kind: 'settled', grades: unique(inOrder(sets, settled, apart)), by: 'words' }
  const own = person && narrow(open, (grade) => fitsPerson(framework, grade, person))
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

/** Whether a grade belongs to the job family that was named, or stands in line with a grade that does. */
function inFamily(framework: Framework, grade: Grade, family: string | undefined): boolean {
  return family !== undefined && lineOf(framework, grade).some(({ jobFamily }) => jobFamily === family)
}

/** Whether a grade stands in line with those that were named without doubt: 課長と主幹 is the office's 主幹. */
function inLine(framework: Framework, grade: Grade, settled: readonly Grade[]): boolean {
  const [first] = settled
  return first !== undefined && (lineOf(framework, grade).includes(first) || grade.jobFamily === first.jobFamily)
}

function fitsPerson(framework: Framework, grade: Grade, person: Person): boolean {
  const own = person.gradeId === undefined ? undefined : gradeOf(framework, person.gradeId)
  return own !== undefined && inLine(framework, grade, [own])
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
