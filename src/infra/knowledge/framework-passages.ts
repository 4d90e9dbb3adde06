import { definedCells, type Framework, fullName, type Grade } from '../../domain/competency/framework.ts'
import type { Passage, Section } from '../../domain/passage.ts'

/**
 * Takes the policy's sections and the framework; gives the sections with each table replaced by one passage a
 * statement. The columns of the tables are scrambled in the text layer of the original, so the framework's
 * checked cells are searched, not the rows.
 */
export function withFramework(sections: readonly Section[], framework: Framework): Section[] {
  return sections.map((section) => {
    const grades = framework.grades.filter((grade) => standsIn(section, grade.ref))
    const awareness = standsIn(section, framework.awarenessRef)
    if (grades.length === 0 && !awareness) return section
    const prose = section.passages.filter((passage) => passage.kind !== 'definition')
    const page = grades[0]?.page
    const ref = grades[0]?.ref ?? section.ref
    const placed = { ...section, ref, page }
    const passages = awareness
      ? awarenessPassages(placed, framework)
      : [...rolePassages(placed, framework, grades), ...cellPassages(placed, framework, grades)]
    return { ...placed, passages: [...prose, ...passages] }
  })
}

/** 「第２章６⑵①」 is the section 「第２章６⑵」 whose title ends in ①. */
function standsIn(section: Section, ref: string): boolean {
  if (section.ref === ref) return true
  const rest = ref.slice(section.ref.length)
  return section.ref !== '' && ref.startsWith(section.ref) && rest.length === 1 && section.title.endsWith(rest)
}

function passageIn(
  section: Section,
  key: string,
  rest: Pick<Passage, 'kind' | 'text' | 'gradeIds'> & Partial<Passage>,
) {
  const { source, document, ref, page, heading } = section
  return { source, document, ref, page, heading, id: `${section.id}#${key}`, ...rest }
}

function rolePassages(section: Section, framework: Framework, grades: readonly Grade[]): Passage[] {
  return grades.map((grade) =>
    passageIn(section, `${grade.id}:role`, {
      kind: 'role',
      text: [grade.roleTitle, ...grade.duties.map((duty) => `○${duty}`)].join('\n'),
      gradeIds: [grade.id],
      heading: [...section.heading, ...new Set([fullName(framework, grade), grade.name]), '果たすべき役割・具体的役割'],
    }),
  )
}

function cellPassages(section: Section, framework: Framework, grades: readonly Grade[]): Passage[] {
  const cells = new Map(grades.flatMap(definedCells).map((cell) => [`${cell.abilityId}:${cell.text}`, cell]))
  return [...cells.values()].map((cell) => {
    const names = framework.grades.filter((grade) => cell.gradeIds.includes(grade.id)).map((grade) => grade.name)
    return passageIn(section, `${cell.gradeIds.join('+')}:${cell.abilityId}`, {
      kind: 'cell',
      text: cell.text,
      gradeIds: cell.gradeIds,
      abilityId: cell.abilityId,
      heading: [...section.heading, names.join('・'), cell.group, cell.ability],
    })
  })
}

function awarenessPassages(section: Section, framework: Framework): Passage[] {
  return framework.awareness.map((awareness) =>
    passageIn(section, awareness.id, {
      kind: 'awareness',
      text: awareness.text,
      gradeIds: [],
      heading: [...section.heading, awareness.name],
    }),
  )
}
