import { card } from '../../../bot/card/card.ts'
import {
  type Cell,
  cellOf,
  type DefinedCell,
  definedCells,
  type Framework,
  fullName,
  type Grade,
  gradeBelow,
} from '../../../domain/competency/framework.ts'
import { type Answer, about, evidence, fromTable, rolePiece, sharing, tablePiece } from '../answer.ts'
import { BUTTON, TEXT } from '../texts.ts'
import { blankAnswer } from './blank.ts'

/** One or several abilities of one grade: the statement first, who shares it, and what a person asks next. */
export function abilityAnswer(framework: Framework, grade: Grade, abilityIds: readonly string[]): Answer {
  const cells = abilityIds.flatMap((id) => cellOf(grade, id) ?? [])
  const defined = cells.filter((cell): cell is DefinedCell => cell.kind === 'defined')
  const [only] = defined
  if (!only) return blankAnswer(framework, grade, cells)
  return defined.length === 1 && cells.length === 1
    ? oneAbility(framework, grade, only)
    : severalAbilities(framework, grade, cells, defined)
}

function oneAbility(framework: Framework, grade: Grade, cell: DefinedCell): Answer {
  const name = fullName(framework, grade)
  const others = sharing(framework, cell.gradeIds).filter(({ id }) => id !== grade.id)
  const duties = relatedDuties(grade, cell.ability)
  const below = gradeBelow(framework, grade)
  const given = { gradeIds: [grade.id], abilityIds: [cell.abilityId] }
  let built = card(TEXT.abilityTitle(name, cell.ability)).quote(cell.text)
  if (others.length > 0)
    built = built.text(TEXT.sharedWith(others.map((other) => fullName(framework, other)).join('・')))
  if (duties.length > 0) built = built.text(TEXT.dutyToo).list(duties)
  built = built.cite(fromTable(grade, cell.text), ...duties.map((duty) => fromTable(grade, duty)))
  if (below)
    built = built.button(BUTTON.compare(fullName(framework, below)), 'ask', 'compare', {
      ...given,
      gradeIds: [grade.id, below.id],
    })
  return {
    card: built
      .button(BUTTON.courses, 'ask', 'courses', given)
      .button(BUTTON.read, 'ask', 'read', { place: grade.ref })
      .build(),
    evidence: evidence('answered', [
      tablePiece(sharing(framework, cell.gradeIds), cell.text, cell.ability),
      rolePiece(grade),
      ...definedCells(grade)
        .filter((each) => each.group === cell.group && each !== cell)
        .map((each) => tablePiece(sharing(framework, each.gradeIds), each.text, each.ability)),
    ]),
    subject: about('ability', [grade], [cell.abilityId]),
  }
}

function severalAbilities(
  framework: Framework,
  grade: Grade,
  cells: readonly Cell[],
  defined: readonly DefinedCell[],
): Answer {
  const name = fullName(framework, grade)
  const blank = cells.filter((cell) => cell.kind !== 'defined')
  const title = TEXT.abilitiesTitle(name, titleOf(framework, cells))
  let built = card(title).facts(defined.map(({ ability, text }) => ({ name: ability, value: `「${text}」` })))
  if (blank.length > 0) {
    built = built.text(TEXT.blankOf(blank.map((cell) => `「${cell.ability}」`).join('')), TEXT.blankNotExempt)
  }
  return {
    card: built
      .cite(...defined.map((cell) => fromTable(grade, cell.text)))
      .button(BUTTON.courses, 'ask', 'courses', {
        gradeIds: [grade.id],
        abilityIds: defined.map((cell) => cell.abilityId),
      })
      .button(BUTTON.read, 'ask', 'read', { place: grade.ref })
      .build(),
    evidence: evidence(
      'answered',
      defined.map((cell) => tablePiece(sharing(framework, cell.gradeIds), cell.text, cell.ability)),
    ),
    subject: about(
      'ability',
      [grade],
      defined.map((cell) => cell.abilityId),
    ),
  }
}

/** The group's name where all cells are of one, else the names. */
function titleOf(framework: Framework, cells: readonly Cell[]): string {
  const [first] = cells
  const group = framework.groups.find((each) => each.name === first?.group)
  const whole = group && cells.length === group.abilities.length && cells.every((cell) => cell.group === group.name)
  return whole ? group.name : cells.map((cell) => cell.ability).join('・')
}

/** Duties that say the same matter as the ability: 「下位の職員への助言を行う」 beside 指導・育成能力. */
function relatedDuties(grade: Grade, ability: string): string[] {
  const stems = ability
    .replace(/能力$/, '')
    .split('・')
    .map((part) => part.replace(/^業務/, ''))
  return grade.duties.filter((duty) =>
    stems.some((stem) => stem.length >= 2 && (duty.includes(stem) || isAdvice(stem, duty))),
  )
}

/** 助言 is how the duties call 指導 of those below. */
function isAdvice(stem: string, duty: string): boolean {
  return stem === '指導' && duty.includes('助言')
}
