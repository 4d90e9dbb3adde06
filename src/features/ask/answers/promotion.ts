import { card } from '../../../bot/card/card.ts'
import { cellOf, type Framework, fullName, type Grade } from '../../../domain/competency/framework.ts'
import { type Answer, about, evidence, fromTable, rolePiece } from '../answer.ts'
import { BUTTON, TEXT } from '../texts.ts'
import { cellPiece, citeCell, differingAbilities } from './comparison.ts'

/** What is new when one is promoted: the new role, what is newly defined, and the statements that change. */
export function promotionAnswer(framework: Framework, from: Grade, to: Grade): Answer {
  const toName = fullName(framework, to)
  const differ = differingAbilities(framework, [from, to]).filter(({ id }) => cellOf(to, id)?.kind === 'defined')
  const added = differ.filter(({ id }) => cellOf(from, id)?.kind !== 'defined')
  const reworded = differ.filter((ability) => !added.includes(ability))
  const same = to.cells.filter((cell) => cell.kind === 'defined').length - differ.length
  const [shown] = differ
  const first = shown && cellOf(to, shown.id)
  let built = card(TEXT.promotedTitle(toName, fullName(framework, from)))
    .text(TEXT.role(to.roleTitle))
    .list(to.duties.filter((duty) => !from.duties.includes(duty)))
    .text(added.length > 0 ? TEXT.newlyDefined(added.map(({ name }) => name).join('・')) : '')
    .text(reworded.length > 0 ? TEXT.differFor(reworded.map(({ name }) => name).join('・')) : '')
  if (first?.kind === 'defined') built = built.text(TEXT.example(first.ability, first.text))
  return {
    card: built
      .text(same > 0 ? TEXT.unchanged(same) : '')
      .cite(...[to.roleTitle, ...to.duties].map((text) => fromTable(to, text)))
      .cite(...differ.flatMap(({ id }) => citeCell(to, id)))
      .button(BUTTON.whole(toName), 'ask', 'grade', { gradeIds: [to.id] })
      .button(BUTTON.gradeCourses(toName), 'ask', 'courses', { gradeIds: [to.id], abilityIds: [] })
      .button(BUTTON.read, 'ask', 'read', { place: to.ref })
      .build(),
    evidence: evidence('answered', [rolePiece(to), ...differ.flatMap(({ id }) => cellPiece(to, id)), rolePiece(from)]),
    subject: about('role', [to]),
  }
}
