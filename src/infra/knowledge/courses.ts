import { HagukumiError } from '../../bot/errors.ts'
import type { Framework } from '../../domain/competency/framework.ts'
import type { Course } from '../../domain/course.ts'
import { FaultList } from '../../domain/people/faults.ts'
import { COURSE_COLUMNS, type CourseCell } from './courses-columns.ts'
import { readCourse } from './courses-row.ts'
import { type Row, readRows } from './import-csv.ts'

/**
 * Takes the text of a courses CSV (headings of prisma/seed/courses/courses.csv, in any order); gives the courses.
 * With `framework` every 対象職位, 能力 and 意識 must be one of its own; an import passes it, later reading does not,
 * so that a framework imported afterwards never stops the bot.
 * All or nothing: throws bad_input with every fault as 「12行目 開講月：…」.
 */
export function readCourses(text: string, framework?: Framework): Course[] {
  const rows = readRows(text, COURSE_COLUMNS)
  const faults = new FaultList()
  if (rows.length === 0) faults.add(2, undefined, '講座がありません。見出しの下に、1講座1行で書いてください。')
  const courses = rows.flatMap((row) => readCourse(row, framework, faults) ?? [])
  refuseTwice(rows, faults)
  if (faults.total === 0) return courses
  const head = `研修の一覧を取り込めませんでした。直すところが${faults.total}件あります。`
  throw new HagukumiError('bad_input', `${head}\n${faults.written()}`)
}

function refuseTwice(rows: readonly Row<CourseCell>[], faults: FaultList): void {
  const first = new Map<string, number>()
  for (const { line, cells } of rows) {
    const number = cells.番号.normalize('NFKC')
    const before = first.get(number)
    if (number !== '' && before !== undefined)
      faults.add(line, '番号', `${before}行目と同じです。別の番号にしてください。`)
    else first.set(number, line)
  }
}
