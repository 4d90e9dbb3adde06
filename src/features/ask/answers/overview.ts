import { card } from '../../../bot/card/card.ts'
import { cellOf, type DefinedCell, type Framework, shortName } from '../../../domain/competency/framework.ts'
import type { Section } from '../../../domain/passage.ts'
import { cite } from '../../../domain/passage.ts'
import { type Answer, about, evidence, fromTable, sharing, tablePiece } from '../answer.ts'
import { BUTTON, TEXT } from '../texts.ts'

/** One ability over all grades, when no grade is named and none is known: each different statement once. */
export function overGradesAnswer(framework: Framework, abilityId: string): Answer | undefined {
  const statements = new Map<string, DefinedCell & { gradeIds: readonly string[] }>()
  for (const grade of framework.grades) {
    const cell = cellOf(grade, abilityId)
    if (cell?.kind !== 'defined') continue
    const known = statements.get(cell.text)
    const gradeIds = [...new Set([...(known?.gradeIds ?? []), ...cell.gradeIds])]
    statements.set(cell.text, { ...cell, gradeIds })
  }
  const cells = [...statements.values()]
  const [first] = cells
  if (!first) return undefined
  return {
    card: card(TEXT.overGrades(first.ability))
      .facts(cells.map((cell) => ({ name: namesOf(framework, cell.gradeIds), value: `「${cell.text}」` })))
      .cite(
        ...cells.flatMap((cell) =>
          sharing(framework, cell.gradeIds)
            .slice(0, 1)
            .map((grade) => fromTable(grade, cell.text)),
        ),
      )
      .button(BUTTON.courses, 'ask', 'courses', { gradeIds: [], abilityIds: [abilityId] })
      .build(),
    evidence: evidence(
      'answered',
      cells.map((cell) => tablePiece(sharing(framework, cell.gradeIds), cell.text, cell.ability)),
    ),
    subject: about('ability', [], [abilityId]),
  }
}

/** The framework as a whole: groups and their abilities. */
export function frameworkAnswer(framework: Framework, place: Section | undefined): Answer {
  const passages = place?.passages.filter(({ kind }) => kind === 'prose') ?? []
  const groups = framework.groups.map(({ name, abilities }) => ({
    name,
    value: abilities.map((each) => each.name).join('、'),
  }))
  const lines = groups.map(({ name, value }) => `${name}　${value}`).join('\n')
  return {
    card: card(TEXT.framework)
      .facts(groups)
      .cite(...passages.map((passage) => cite(passage)))
      .button(BUTTON.awareness, 'ask', 'awareness')
      .build(),
    evidence: evidence('answered', [
      { text: lines, ref: place?.ref ?? '', gradeIds: [] },
      ...passages.map(({ text, ref }) => ({ text, ref, gradeIds: [] })),
    ]),
    subject: about('ability', []),
  }
}

/** Up to four grades by name, then 「ほか」: the whole list stands behind the press. */
function namesOf(framework: Framework, gradeIds: readonly string[]): string {
  const names = [...new Set(sharing(framework, gradeIds).map(shortName))]
  return names.length <= 4 ? names.join('・') : `${names.slice(0, 3).join('・')}ほか`
}
