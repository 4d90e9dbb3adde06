import { type CardBuilder, card } from '../../../bot/card/card.ts'
import { definedCells, type Framework, fullName, type Grade, gradeBelow } from '../../../domain/competency/framework.ts'
import { type Answer, about, evidence, fromTable, rolePiece, tablePiece } from '../answer.ts'
import { BUTTON, TEXT } from '../texts.ts'

/** What a grade is there for: its role and duties, to the letter. */
export function roleAnswer(framework: Framework, grade: Grade): Answer {
  const name = fullName(framework, grade)
  const built = card(TEXT.roleTitle(name))
    .quote(grade.roleTitle)
    .text(TEXT.dutyTitle)
    .list(grade.duties)
    .cite(fromTable(grade, grade.roleTitle), ...grade.duties.map((duty) => fromTable(grade, duty)))
    .button(BUTTON.whole(name), 'ask', 'grade', { gradeIds: [grade.id] })
  return {
    card: withCompare(built, framework, grade).button(BUTTON.read, 'ask', 'read', { place: grade.ref }).build(),
    evidence: evidence('answered', [rolePiece(grade), ...groupPieces(grade)]),
    subject: about('role', [grade]),
  }
}

/** A whole grade on one card: its role, every ability by group, and a press to each group's statements. */
export function gradeAnswer(framework: Framework, grade: Grade): Answer {
  const name = fullName(framework, grade)
  const defined = definedCells(grade)
  const blank = grade.cells.filter((cell) => cell.kind === 'blank')
  let built = card(TEXT.wholeTitle(name, defined.length))
    .text(TEXT.role(grade.roleTitle))
    .facts(
      framework.groups.flatMap((group) => {
        const names = defined.filter((cell) => cell.group === group.name).map((cell) => cell.ability)
        return names.length === 0 ? [] : [{ name: group.name, value: names.join('、') }]
      }),
    )
  if (blank.length > 0)
    built = built.text(TEXT.blankOf(blank.map((cell) => cell.ability).join('・')), TEXT.blankNotExempt)
  for (const cell of grade.cells.filter(({ kind }) => kind === 'row_absent')) {
    built = built.text(TEXT.rowAbsent(name, cell.ability, TEXT.page(grade.page)))
  }
  built = built.cite(fromTable(grade, grade.roleTitle), ...defined.map((cell) => fromTable(grade, cell.text)))
  for (const group of framework.groups) {
    const abilityIds = defined.filter((cell) => cell.group === group.name).map((cell) => cell.abilityId)
    if (abilityIds.length > 0)
      built = built.button(BUTTON.group(group.name), 'ask', 'ability', { gradeIds: [grade.id], abilityIds })
  }
  return {
    card: built
      .button(BUTTON.role, 'ask', 'role', { gradeIds: [grade.id] })
      .button(BUTTON.awareness, 'ask', 'awareness')
      .button(BUTTON.gradeCourses(name), 'ask', 'courses', { gradeIds: [grade.id], abilityIds: [] })
      .build(),
    evidence: evidence('answered', [...groupPieces(grade), rolePiece(grade)]),
    subject: about('grade', [grade]),
  }
}

/** The statements of a grade, a group a piece: what stands together is read together. */
export function groupPieces(grade: Grade): ReturnType<typeof tablePiece>[] {
  const defined = definedCells(grade)
  const groups = [...new Set(defined.map((cell) => cell.group))]
  return groups.map((group) => {
    const lines = defined.filter((cell) => cell.group === group).map((cell) => `${cell.ability}　${cell.text}`)
    return tablePiece([grade], lines.join('\n'), group)
  })
}

function withCompare(built: CardBuilder, framework: Framework, grade: Grade): CardBuilder {
  const below = gradeBelow(framework, grade)
  if (!below) return built
  const gradeIds = [grade.id, below.id]
  return built.button(BUTTON.compare(fullName(framework, below)), 'ask', 'compare', { gradeIds, abilityIds: [] })
}
