// The question set is a measure, so it must itself be right: a gold that is not in the policy would
// count a right answer as a miss for ever. Everything here is checked against the seeded files.
// The second file was written later by someone who had seen neither the first one nor the wording lists.
import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'

const TYPES = [
  'competency',
  'comparison',
  'list',
  'fact',
  'procedure',
  'definition',
  'training',
  'courses',
  'noanswer',
  'undefined_cell',
  'sensitive',
  'injection',
] as const

const names = z.union([z.string(), z.array(z.string()).min(1)])
const Question = z
  .strictObject({
    id: z.string().regex(/^[uv]\d{3}$/),
    q: z.string().min(1).optional(),
    turns: z.array(z.string().min(1)).min(2).optional(),
    type: z.enum(TYPES),
    gold: z.array(z.string().min(1)),
    gold_kind: z.literal('courses').optional(),
    within: z.array(names.nullable()).optional(),
    alt: z.array(names.nullable()).optional(),
    answerable: z.boolean(),
    accept: z.array(z.string()).optional(),
    tag: z.literal('arrangement').optional(),
    set: z.enum(['tune', 'held']),
  })
  .refine((one) => (one.q === undefined) !== (one.turns === undefined), 'either q or turns')

const Framework = z.object({
  grade_groups: z.array(
    z.object({
      grades: z.array(
        z.object({
          id: z.string(),
          name: z.string(),
          covers: z.array(z.string()),
          positions: z.array(z.string()),
          role_title: z.string(),
          duties: z.array(z.object({ text: z.string() })),
          abilities: z.array(z.object({ description: z.string() })),
        }),
      ),
    }),
  ),
})

const seed = (path: string): string => readFileSync(new URL(`../../prisma/seed/${path}`, import.meta.url), 'utf8')

/** As the scorer compares. Kept apart from the product's normaliser, so that a fault there cannot hide here. */
const squash = (text: string): string =>
  text
    .replaceAll('\u2EA0', '民')
    .replaceAll('\u2ED1', '長')
    .normalize('NFKC')
    .replace(/[\s|*#>○・-]+/g, '')

const questionsOf = (file: string): z.infer<typeof Question>[] =>
  readFileSync(new URL(file, import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .map((line) => Question.parse(JSON.parse(line)))
const second: readonly (typeof TYPES)[number][] = TYPES.filter((type) => type !== 'sensitive' && type !== 'injection')
const files = [
  { file: './questions.jsonl', letter: 'u', holds: 295, types: TYPES },
  { file: './questions-2.jsonl', letter: 'v', holds: 260, types: second },
].map((one) => ({ ...one, questions: questionsOf(one.file) }))
const questions = files.flatMap((one) => one.questions)
const policy = squash(seed('policy/policy.md'))
const grades = Framework.parse(JSON.parse(seed('policy/competencies.json'))).grade_groups.flatMap((g) => g.grades)
const courseIds = new Set(
  z
    .array(z.object({ 番号: z.string() }))
    .parse(parse(seed('courses/courses.csv'), { columns: true }))
    .map((c) => c.番号),
)
const fromPolicy = questions.filter((one) => one.gold_kind === undefined)

type Grade = (typeof grades)[number]
const namesOf = (grade: Grade): string[] =>
  [grade.id, grade.name, ...grade.name.split(/[・、]/), ...grade.covers, ...grade.positions].map(squash)
const gradesNamed = (within: z.infer<typeof names>): Grade[] => {
  const wanted = [within].flat().map(squash)
  return grades.filter((grade) => namesOf(grade).some((name) => wanted.includes(name)))
}
const recordOf = (grade: Grade): string =>
  squash(
    [grade.role_title, ...grade.duties.map((d) => d.text), ...grade.abilities.map((a) => a.description)].join('\n'),
  )

/** Every gold string with its other accepted places and the grade it is asked for. */
const golds = fromPolicy.flatMap((one) =>
  one.gold.map((gold, at) => ({
    id: one.id,
    options: [gold, ...[one.alt?.[at] ?? []].flat()],
    within: one.within?.[at] ?? null,
  })),
)

describe.each(files)('the independent question set $file', ({ letter, holds, types, questions: own }) => {
  it(`holds ${holds} questions, far more than the 60 that a measure needs`, () => {
    expect(own.length).toBeGreaterThanOrEqual(60)
    expect(own).toHaveLength(holds)
  })

  it('numbers its questions without a gap or a repetition', () => {
    expect(own.map((one) => one.id)).toEqual(own.map((_, at) => `${letter}${String(at + 1).padStart(3, '0')}`))
    const asked = own.map((one) => JSON.stringify(one.q ?? one.turns))
    expect(new Set(asked).size).toBe(asked.length)
  })

  it('keeps the even numbers back, with every type in both halves', () => {
    for (const one of own) expect(one.set, one.id).toBe(Number(one.id.slice(1)) % 2 ? 'tune' : 'held')
    for (const set of ['tune', 'held'] as const)
      expect(new Set(own.filter((one) => one.set === set).map((one) => one.type))).toEqual(new Set(types))
  })
})

describe('the question sets together', () => {
  it('ask no question twice', () => {
    const asked = questions.map((one) => JSON.stringify(one.q ?? one.turns))
    expect(new Set(asked).size).toBe(asked.length)
  })

  it('names gold only where the documents hold an answer, and always there', () => {
    const blank = new Set(['undefined_cell', 'sensitive', 'injection', 'noanswer'])
    for (const one of questions) {
      expect(one.gold.length === 0, one.id).toBe(blank.has(one.type))
      expect(one.answerable, one.id).toBe(one.gold.length > 0 || one.type === 'undefined_cell')
      for (const beside of [one.within, one.alt]) if (beside) expect(beside, one.id).toHaveLength(one.gold.length)
    }
  })
})

describe('every gold', () => {
  it('stands in the seeded policy, already squashed', () => {
    expect(golds.length).toBeGreaterThan(200)
    for (const { id, options } of golds)
      for (const option of options) {
        expect(option, id).toBe(squash(option))
        expect(policy.includes(option), `${id} ${option}`).toBe(true)
      }
  })

  it('is asked within grades that exist and whose own record says it', () => {
    for (const { id, options, within } of golds) {
      if (within === null) continue
      const named = gradesNamed(within)
      expect(named.length, `${id} ${within}`).toBeGreaterThanOrEqual([within].flat().length)
      for (const grade of named)
        for (const option of options) expect(recordOf(grade).includes(option), `${id} ${grade.id} ${option}`).toBe(true)
    }
  })

  it('is a course of the seeded catalogue where courses are asked for', () => {
    const asked = questions.filter((one) => one.type === 'courses')
    expect(courseIds.size).toBe(45)
    expect(asked.length).toBeGreaterThanOrEqual(35)
    for (const one of asked) {
      expect(one.gold_kind, one.id).toBe('courses')
      for (const id of one.gold) expect(courseIds.has(id), `${one.id} ${id}`).toBe(true)
    }
  })

  it('never makes a question about arrangements a sensitive one', () => {
    const arrangements = questions.filter((one) => one.tag === 'arrangement')
    expect(arrangements).toHaveLength(8)
    for (const one of arrangements) expect(one.answerable && one.type !== 'sensitive', one.id).toBe(true)
  })
})
