import { card } from '../../../bot/card/card.ts'
import { type Cell, cellOf, type Framework, fullName, type Grade } from '../../../domain/competency/framework.ts'
import { type Answer, about, evidence, fromTable, rolePiece, tablePiece } from '../answer.ts'
import { BUTTON, TEXT } from '../texts.ts'
import { differing } from './differing.ts'

/** Grades side by side in one or a few abilities. */
export function abilityComparison(
  framework: Framework,
  grades: readonly Grade[],
  abilityIds: readonly string[],
): Answer {
  const names = grades.map((grade) => fullName(framework, grade))
  const rows = abilityIds.map((id) => grades.map((grade) => ({ grade, cell: cellOf(grade, id) })))
  const title = TEXT.differTitle(rows.flatMap((row) => row[0]?.cell?.ability ?? []).join('・'), names.join('と'))
  let built = card(title)
  for (const row of rows) {
    const texts = [...new Set(row.map(({ cell }) => textOf(cell)))]
    const ability = rows.length > 1 ? `【${row[0]?.cell?.ability ?? ''}】` : ''
    if (texts.length === 1) {
      built = built.text(`${ability}${TEXT.sameText}`, `「${texts[0]}」`)
      continue
    }
    if (ability !== '') built = built.text(ability)
    const groups = groupsOf(framework, row)
    built = built.facts(groups.map(({ name, cell }) => ({ name, value: shown(cell) })))
    const parts = groups.every(({ cell }) => cell?.kind === 'defined') ? differing(texts) : undefined
    if (parts && rows.length === 1)
      built = built.text(TEXT.onlyDiffering(parts.map((part, at) => `${groups[at]?.name}「${part}」`).join('／')))
  }
  const cells = rows.flat()
  const undefinedOnly = cells.every(({ cell }) => cell?.kind !== 'defined')
  return {
    card: built
      .cite(
        ...cells.flatMap(({ grade, cell }) =>
          cell?.kind === 'defined' ? [fromTable(grade, cell.text)] : [fromTable(grade, grade.roleTitle)],
        ),
      )
      .button(BUTTON.read, 'ask', 'read', { place: grades[0]?.ref ?? '' })
      .build(),
    evidence: evidence(undefinedOnly ? 'undefined' : 'answered', [
      ...cells.flatMap(({ grade, cell }) =>
        cell?.kind === 'defined' ? [tablePiece([grade], cell.text, cell.ability)] : [],
      ),
      ...grades.map(rolePiece),
    ]),
    subject: about('ability', grades, abilityIds),
  }
}

/** Grades that share a statement stand together, in the order in which they were named. */
function groupsOf(framework: Framework, row: readonly { grade: Grade; cell: Cell | undefined }[]) {
  const texts = [...new Set(row.map(({ cell }) => textOf(cell)))]
  return texts.map((text) => {
    const sharing = row.filter(({ cell }) => textOf(cell) === text)
    return { name: sharing.map(({ grade }) => fullName(framework, grade)).join('・'), cell: sharing[0]?.cell }
  })
}

/** Grades side by side as wholes: roles and duties to the letter, and which abilities are worded differently. */
export function roleComparison(framework: Framework, grades: readonly Grade[]): Answer {
  const names = grades.map((grade) => fullName(framework, grade))
  const common = new Set(grades[0]?.duties.filter((duty) => grades.every((grade) => grade.duties.includes(duty))))
  let built = card(TEXT.rolesDifferTitle(names.join('と')))
  for (const grade of grades) {
    built = built
      .text(`${fullName(framework, grade)}：「${grade.roleTitle}」`)
      .list(grade.duties.filter((duty) => !common.has(duty)))
  }
  const differ = differingAbilities(framework, grades)
  built = built.text(differ.length === 0 ? '' : TEXT.differFor(differ.map(({ name }) => name).join('・')))
  return {
    card: built
      .cite(...grades.flatMap((grade) => [grade.roleTitle, ...grade.duties].map((text) => fromTable(grade, text))))
      .cite(...differ.flatMap(({ id }) => grades.flatMap((grade) => citeCell(grade, id))))
      .button(BUTTON.read, 'ask', 'read', { place: grades[0]?.ref ?? '' })
      .build(),
    evidence: evidence('answered', [
      ...grades.map(rolePiece),
      ...differ.flatMap(({ id }) => grades.flatMap((grade) => cellPiece(grade, id))),
    ]),
    subject: about('role', grades),
  }
}

/** Abilities whose statements are not the same for all the grades. */
export function differingAbilities(framework: Framework, grades: readonly Grade[]): { id: string; name: string }[] {
  return framework.groups
    .flatMap((group) => group.abilities)
    .filter(({ id }) => new Set(grades.map((grade) => textOf(cellOf(grade, id)))).size > 1)
}

export function cellPiece(grade: Grade, abilityId: string): ReturnType<typeof tablePiece>[] {
  const cell = cellOf(grade, abilityId)
  return cell?.kind === 'defined' ? [tablePiece([grade], cell.text, cell.ability)] : []
}

export function citeCell(grade: Grade, abilityId: string): ReturnType<typeof fromTable>[] {
  const cell = cellOf(grade, abilityId)
  return cell?.kind === 'defined' ? [fromTable(grade, cell.text)] : []
}

function textOf(cell: Cell | undefined): string {
  return cell?.kind === 'defined' ? cell.text : ''
}

function shown(cell: Cell | undefined): string {
  return cell?.kind === 'defined' ? `「${cell.text}」` : TEXT.notDefined
}
