/** 標準職務遂行能力の枠組み: what the city expects of each grade. Ids are those of the imported framework. */
export interface Framework {
  readonly title: string
  /** The place of the tables as a whole (第２章６); empty where the document does not name it. */
  readonly ref: string
  readonly grades: readonly Grade[]
  readonly groups: readonly AbilityGroup[]
  readonly awareness: readonly Awareness[]
  readonly awarenessRef: string
  /** 昇任の順: lines of grade ids, the highest first. A grade in no line (特任主幹) is promoted neither to nor from. */
  readonly ladders: readonly (readonly string[])[]
}

/** One column of the tables: 職位(級). A column may serve several grades (主幹級・副主幹級 of the technical staff). */
export interface Grade {
  readonly id: string
  readonly name: string
  /** The grades and posts that the column names. */
  readonly positions: readonly string[]
  readonly jobFamily: string
  /** Where its table stands (第２章６⑴) and on which page. */
  readonly ref: string
  readonly page: number | undefined
  readonly roleTitle: string
  readonly duties: readonly string[]
  readonly cells: readonly Cell[]
}

/** What the framework says of one ability for one grade. */
export type Cell = DefinedCell | UndefinedCell

export interface DefinedCell {
  readonly kind: 'defined'
  readonly abilityId: string
  readonly ability: string
  readonly group: string
  /** The statement, to the letter. */
  readonly text: string
  /** All grades of the same table that share this very cell. */
  readonly gradeIds: readonly string[]
}

/**
 * A cell without a statement. `blank`: the row stands there, empty. `row_absent`: the document has no such row
 * for this grade; nothing may be borrowed from another.
 */
export interface UndefinedCell {
  readonly kind: 'blank' | 'row_absent'
  readonly abilityId: string
  readonly ability: string
  readonly group: string
}

export interface AbilityGroup {
  readonly name: string
  readonly abilities: readonly { readonly id: string; readonly name: string }[]
}

/** 土台となる意識: the same for every grade. */
export interface Awareness {
  readonly id: string
  readonly name: string
  readonly text: string
}

/** The grade with this id, or undefined where the framework has none. */
export function gradeOf(framework: Framework, id: string): Grade | undefined {
  return framework.grades.find((grade) => grade.id === id)
}

/** The cell of a grade for an ability. */
export function cellOf(grade: Grade, abilityId: string): Cell | undefined {
  return grade.cells.find((cell) => cell.abilityId === abilityId)
}

/** The defined cells of a grade. */
export function definedCells(grade: Grade): readonly DefinedCell[] {
  return grade.cells.filter((cell): cell is DefinedCell => cell.kind === 'defined')
}

/** How a grade is spoken of: its own name where it is short, else the first of its posts with 「等」. */
export function shortName(grade: Grade): string {
  if (grade.positions.length <= 2) return grade.name
  return `${grade.positions[0]}等`
}

/** The name that tells grades of the same name apart: 「技能労務職の主幹級・副主幹級」. */
export function fullName(framework: Framework, grade: Grade): string {
  const shared = framework.grades.some(
    (other) => other.id !== grade.id && other.positions.some((post) => grade.positions.includes(post)),
  )
  return shared ? `${grade.jobFamily}の${shortName(grade)}` : shortName(grade)
}

/** The grades of one line of promotion, the highest first; those of the same job family where no line is set. */
export function lineOf(framework: Framework, grade: Grade): readonly Grade[] {
  const ladder = framework.ladders.find((ids) => ids.includes(grade.id))
  if (ladder) return ladder.flatMap((id) => gradeOf(framework, id) ?? [])
  return framework.ladders.length > 0
    ? [grade]
    : framework.grades.filter(({ jobFamily }) => jobFamily === grade.jobFamily)
}

/** The grade from which one is promoted to this one. */
export function gradeBelow(framework: Framework, grade: Grade): Grade | undefined {
  const line = lineOf(framework, grade)
  return line[line.indexOf(grade) + 1]
}

/** The grade to which one is promoted from this one. */
export function gradeAbove(framework: Framework, grade: Grade): Grade | undefined {
  const line = lineOf(framework, grade)
  return line[line.indexOf(grade) - 1]
}
