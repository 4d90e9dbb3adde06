import { card } from '../../../bot/card/card.ts'
import { definedCells, type Framework, fullName, type Grade } from '../../../domain/competency/framework.ts'
import { type Answer, about, evidence, rolePiece, sharing, tablePiece } from '../answer.ts'
import { says } from '../reading/follow-up.ts'
import type { Question } from '../reading/question.ts'
import { BUTTON, TEXT } from '../texts.ts'

/** Several tables fit: one press decides, no lecture. */
export function clarifyAnswer(framework: Framework, grades: readonly Grade[], question: Question): Answer {
  const { abilityIds } = question
  const act = abilityIds.length > 0 ? 'ability' : says(question.wants, 'role') ? 'role' : 'grade'
  const name = commonName(grades)
  let built = card(TEXT.either(name, grades.length))
  for (const grade of grades)
    built = built.button(choiceName(framework, grade), 'ask', act, { gradeIds: [grade.id], abilityIds })
  for (const other of namesakes(framework, grades)) {
    built = built.button(BUTTON.own(fullName(framework, other)), 'ask', act, { gradeIds: [other.id], abilityIds })
  }
  const gradeIds = grades.map(({ id }) => id)
  return {
    card: built.button(BUTTON.compareAll, 'ask', 'compare', { gradeIds, abilityIds }).build(),
    evidence: evidence(
      'clarify',
      grades.flatMap((grade) => [
        rolePiece(grade),
        ...definedCells(grade)
          .filter((cell) => abilityIds.includes(cell.abilityId))
          .map((cell) => tablePiece(sharing(framework, cell.gradeIds), cell.text, cell.ability)),
      ]),
    ),
    subject: about(act, grades, abilityIds),
  }
}

/** The post that all the tables name, else their names side by side. */
function commonName(grades: readonly Grade[]): string {
  const [first] = grades
  const shared = first?.positions.find((post) => grades.every((grade) => grade.positions.includes(post)))
  if (shared !== undefined) return shared
  return grades.length > 2 ? (first?.jobFamily ?? '') : grades.map((grade) => grade.positions[0]).join('」「')
}

function choiceName(framework: Framework, grade: Grade): string {
  const name = fullName(framework, grade)
  return name.startsWith(grade.jobFamily) ? name : `${grade.jobFamily}の${name}`
}

/** Grades of another table whose name holds the post's: 特任主幹 beside 主幹級. */
function namesakes(framework: Framework, grades: readonly Grade[]): readonly Grade[] {
  const post = commonName(grades).replace(/級$/, '')
  return framework.grades.filter(
    (grade) => !grades.includes(grade) && grade.positions.some((each) => each.endsWith(post) && !each.startsWith('副')),
  )
}
