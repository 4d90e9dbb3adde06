import { z } from 'zod'
import { HagukumiError } from '../../bot/errors.ts'
import type { Cell, Framework, Grade } from '../../domain/competency/framework.ts'

const cellShape = z.object({
  ability_id: z.string(),
  name: z.string(),
  category: z.string(),
  description: z.string().min(1),
  grade_ids: z.array(z.string()),
})
const gradeShape = z.object({
  id: z.string(),
  name: z.string(),
  positions: z.array(z.string()).min(1),
  role_title: z.string(),
  duties: z.array(z.object({ text: z.string() })),
})
const frameworkShape = z.object({
  source: z.object({ title: z.string() }),
  section: z.object({ ref: z.string() }).default({ ref: '' }),
  ability_catalog: z
    .array(
      z.object({ category: z.string(), abilities: z.array(z.object({ id: z.string(), name: z.string() })).min(1) }),
    )
    .min(1),
  grade_groups: z
    .array(
      z.object({
        ref: z.string(),
        job_family: z.string(),
        page: z.number().int().optional(),
        grades: z.array(gradeShape).min(1),
        ability_cells: z.array(cellShape),
        no_description: z.array(
          z.object({
            ability_id: z.string(),
            grade_ids: z.array(z.string()),
            status: z.enum(['label_only', 'cell_empty', 'row_absent']),
          }),
        ),
      }),
    )
    .min(1),
  foundation_awareness: z.object({
    ref: z.string(),
    items: z.array(z.object({ id: z.string(), name: z.string(), description: z.string() })),
  }),
})
type Shape = z.infer<typeof frameworkShape>
type Group = Shape['grade_groups'][number]

/** Takes the text of competencies.json; gives the framework. Throws bad_input naming the place of the first fault. */
export function readFramework(text: string): Framework {
  const read = frameworkShape.safeParse(parse(text))
  if (!read.success) {
    const issue = read.error.issues[0]
    throw fault(`${issue?.path.join('.') ?? '全体'} の形が合いません`, read.error)
  }
  const shape = read.data
  const grades = shape.grade_groups.flatMap((group) => group.grades.map((grade) => gradeFrom(shape, group, grade)))
  const ids = new Set(grades.map((grade) => grade.id))
  if (ids.size !== grades.length) throw fault('同じ id の職位が2つあります')
  return {
    title: shape.source.title,
    ref: shape.section.ref,
    grades,
    groups: shape.ability_catalog.map(({ category, abilities }) => ({ name: category, abilities })),
    awareness: shape.foundation_awareness.items.map(({ id, name, description }) => ({ id, name, text: description })),
    awarenessRef: shape.foundation_awareness.ref,
    ladders: [],
  }
}

function gradeFrom(shape: Shape, group: Group, grade: Group['grades'][number]): Grade {
  const cells = shape.ability_catalog.flatMap(({ category, abilities }) =>
    abilities.map(({ id, name }): Cell => {
      const about = { abilityId: id, ability: name, group: category }
      const cell = group.ability_cells.find((each) => each.ability_id === id && each.grade_ids.includes(grade.id))
      if (cell) return { ...about, kind: 'defined', text: cell.description, gradeIds: cell.grade_ids }
      const gap = group.no_description.find((each) => each.ability_id === id && each.grade_ids.includes(grade.id))
      if (!gap) throw fault(`${grade.name}の「${name}」に、文も空欄の印もありません`)
      return { ...about, kind: gap.status === 'row_absent' ? 'row_absent' : 'blank' }
    }),
  )
  return {
    id: grade.id,
    name: grade.name,
    positions: grade.positions,
    jobFamily: group.job_family,
    ref: group.ref,
    page: group.page,
    roleTitle: grade.role_title,
    duties: grade.duties.map((duty) => duty.text),
    cells,
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw fault('JSON として読めません', cause)
  }
}

function fault(what: string, cause?: unknown): HagukumiError {
  return new HagukumiError('bad_input', `能力の枠組みを取り込めませんでした。${what}。見本の形に合わせてください。`, {
    cause,
  })
}
