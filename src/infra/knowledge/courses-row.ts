import type { Framework } from '../../domain/competency/framework.ts'
import type { Course } from '../../domain/course.ts'
import type { FaultList } from '../../domain/people/faults.ts'
import { squash } from '../../domain/text/normalise.ts'
import { CourseCells } from './courses-cells.ts'
import type { CourseCell, Known } from './courses-columns.ts'
import type { Row } from './import-csv.ts'

/** A course lasts less than a year, and its report is due within one. */
const YEAR = 366

/** Takes a row; gives the course, or undefined after telling `faults` everything that is wrong with it. */
export function readCourse(
  row: Row<CourseCell>,
  framework: Framework | undefined,
  faults: FaultList,
): Course | undefined {
  const before = faults.total
  const cell = new CourseCells(row, faults)
  const course: Course = {
    id: cell.words('番号'),
    title: cell.words('講座名'),
    category: cell.words('区分'),
    gradeIds: cell.known('対象職位', framework && ids(framework), 'の職位の番号'),
    abilities: cell.known('能力', framework && abilityNames(framework), 'の能力の名前'),
    awareness: cell.known('意識', framework && awarenessNames(framework), 'の意識の名前'),
    days: cell.number('日数', YEAR),
    format: cell.words('形式'),
    overnight: cell.choice('宿泊', 'あり', 'なし'),
    provider: cell.words('実施機関'),
    months: cell.months('開講月'),
    application: cell.words('申込方法'),
    superiorMayRecommend: cell.choice('所属長の受講勧奨', '可', '不可'),
    reportDueDays: cell.whole('報告期限日数', YEAR),
    summary: cell.longText('概要'),
    tags: cell.list('タグ'),
    sample: cell.choice('サンプル', 'はい', 'いいえ'),
  }
  cell.choice('還元', 'あり', 'なし')
  if (course.gradeIds.length === 0) cell.wrong('対象職位', '職位の番号を「G5-A;G5-B」のように1つは書いてください。')
  return faults.total === before ? course : undefined
}

function ids(framework: Framework): Known {
  return known(framework.grades.map((grade) => grade.id))
}

function abilityNames(framework: Framework): Known {
  return known(framework.groups.flatMap((group) => group.abilities.map((ability) => ability.name)))
}

function awarenessNames(framework: Framework): Known {
  return known(framework.awareness.map((awareness) => awareness.name))
}

function known(words: readonly string[]): Known {
  return new Map(words.map((word) => [squash(word), word]))
}
