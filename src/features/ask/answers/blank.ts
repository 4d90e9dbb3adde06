import { card } from '../../../bot/card/card.ts'
import {
  type Cell,
  cellOf,
  definedCells,
  type Framework,
  fullName,
  type Grade,
} from '../../../domain/competency/framework.ts'
import { type Answer, about, evidence, fromTable, rolePiece, sharing, tablePiece } from '../answer.ts'
import { BUTTON, TEXT } from '../texts.ts'

/** A blank cell: said as blank, with the nearest grade that has one, and that blank does not mean 「しなくてよい」. */
export function blankAnswer(framework: Framework, grade: Grade, cells: readonly Cell[]): Answer {
  const [first] = cells
  if (!first) throw new RangeError(`no ability asked of ${grade.id}`)
  return first.kind === 'row_absent' && cells.length === 1
    ? absentRow(framework, grade, first)
    : blankCells(framework, grade, cells)
}

function blankCells(framework: Framework, grade: Grade, cells: readonly Cell[]): Answer {
  const name = fullName(framework, grade)
  const [first] = cells
  const above = first && cells.length === 1 ? firstDefined(framework, grade, first.abilityId) : undefined
  const defined = definedCells(grade)
  const alike = framework.grades.filter(
    (each) =>
      each.id !== grade.id &&
      each.ref === grade.ref &&
      cells.every((cell) => cellOf(each, cell.abilityId)?.kind === 'blank'),
  )
  let built = card(TEXT.blank(name, cells.map((cell) => cell.ability).join('」「')))
  if (above) {
    built = built.text(
      TEXT.blankFrom(fullName(framework, above.grade)),
      TEXT.blankElsewhere(fullName(framework, above.grade), above.text),
    )
    built = built.cite(fromTable(above.grade, above.text))
  } else {
    built = built.cite(fromTable(grade, grade.roleTitle))
  }
  return {
    card: built
      .text(alike.length > 0 ? TEXT.blankAlike(alike.map((each) => fullName(framework, each)).join('・')) : '')
      .text(TEXT.blankNotExempt)
      .text(defined.length <= 6 ? TEXT.blankDefined(defined.map((cell) => cell.ability).join('・')) : '')
      .button(BUTTON.defined(name, defined.length), 'ask', 'grade', { gradeIds: [grade.id] })
      .button(BUTTON.read, 'ask', 'read', { place: grade.ref })
      .build(),
    evidence: evidence('undefined', [
      rolePiece(grade),
      ...defined.map((cell) => tablePiece(sharing(framework, cell.gradeIds), cell.text, cell.ability)),
    ]),
    subject: about(
      'ability',
      [grade],
      cells.map((cell) => cell.abilityId),
    ),
  }
}

/** The row itself is missing in the document's text: nothing is borrowed, the original is named. */
function absentRow(framework: Framework, grade: Grade, cell: Cell): Answer {
  const name = fullName(framework, grade)
  return {
    card: card(TEXT.rowAbsent(name, cell.ability, TEXT.page(grade.page)))
      .cite(fromTable(grade, grade.roleTitle))
      .button(BUTTON.defined(name, definedCells(grade).length), 'ask', 'grade', { gradeIds: [grade.id] })
      .button(BUTTON.read, 'ask', 'read', { place: grade.ref })
      .build(),
    evidence: evidence('undefined', [rolePiece(grade)]),
    subject: about('ability', [grade], [cell.abilityId]),
  }
}

/** The nearest grade above in the same table, else in the same job family, that has a statement. */
function firstDefined(
  framework: Framework,
  grade: Grade,
  abilityId: string,
): { grade: Grade; text: string } | undefined {
  const family = framework.grades.filter((each) => each.jobFamily === grade.jobFamily)
  const above = family.slice(0, Math.max(family.indexOf(grade), 0)).reverse()
  for (const each of above) {
    const cell = cellOf(each, abilityId)
    if (cell?.kind === 'defined') return { grade: each, text: cell.text }
  }
  return undefined
}
