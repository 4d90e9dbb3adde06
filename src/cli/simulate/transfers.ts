import type { Temporal } from 'temporal-polyfill'
import type { PeopleRow } from '../../domain/people/columns.ts'

/** Every so many-th of those who could is transferred, or goes on leave. */
const EVERY = 12
const LEAVE_EVERY = 60

type Cells = PeopleRow['cells']

/**
 * The directory as an order of `day` leaves it: some people of the same grade change places in pairs, each with the
 * superior and the appraisers of the other's post, and some go on leave for two months. The same each time.
 */
export function orderOf(rows: readonly PeopleRow[], day: Temporal.PlainDate): PeopleRow[] {
  const superiors = new Set(rows.map(({ cells }) => cells.上司))
  const free = rows.filter(({ cells }) => canMove(cells, rows) && !superiors.has(cells.職員番号))
  const chosen = free.filter((_, at) => at % EVERY === day.month % EVERY)
  const partner = new Map<PeopleRow, PeopleRow>()
  for (const one of chosen) {
    const other = free.find((each) => !partner.has(each) && each !== one && isMatch(one.cells, each.cells))
    if (!other || partner.has(one)) continue
    partner.set(one, other)
    partner.set(other, one)
  }
  const away = new Set(free.filter((each, at) => !partner.has(each) && at % LEAVE_EVERY === 7))
  const moved = rows.flatMap((row) => {
    const other = partner.get(row)
    if (other)
      return [
        { ...row, cells: ended(row.cells, day) },
        { ...row, cells: taken(row.cells, other.cells, day) },
      ]
    return away.has(row) ? [{ ...row, cells: onLeave(row.cells, day) }] : [row]
  })
  return moved.map((row, at) => ({ ...row, line: at + 2 }))
}

function canMove(cells: Cells, rows: readonly PeopleRow[]): boolean {
  const { 職員番号: number } = cells
  if (cells.任用形態 !== '任期の定めのない職員' || cells.終了日 !== '' || cells.休職等 !== '' || cells.退職日 !== '')
    return false
  return rows.filter((other) => other.cells.職員番号 === number).length === 1
}

function isMatch(one: Cells, other: Cells): boolean {
  return one.職位 === other.職位 && one.職種 === other.職種 && one.所属 !== other.所属
}

function ended(cells: Cells, day: Temporal.PlainDate): Cells {
  return { ...cells, 終了日: day.subtract({ days: 1 }).toString() }
}

function taken(own: Cells, post: Cells, day: Temporal.PlainDate): Cells {
  const { 所属, 上司, 一次評価者, 二次評価者 } = post
  return { ...own, 所属, 上司, 一次評価者, 二次評価者, 発令日: day.toString(), 終了日: '' }
}

function onLeave(cells: Cells, day: Temporal.PlainDate): Cells {
  return { ...cells, 休職等: `${day}/${day.add({ months: 2 })}` }
}
