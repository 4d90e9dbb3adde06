import { PERSONAL_COLUMNS, type PeopleRow } from './columns.ts'
import type { Employee } from './employee.ts'
import type { FaultList } from './faults.ts'
import type { GradeLookup } from './grade-lookup.ts'
import { type Listing, readRow } from './read-row.ts'
import { toldAppointment, toldOf } from './told.ts'

/** Somebody as a file tells of them, with the line of each appointment for the report. */
export interface Listed {
  readonly employee: Employee
  /** Line of the first row about this person. */
  readonly line: number
  /** Line of each appointment, in the order of `employee.appointments`. */
  readonly lines: readonly number[]
}

/** Takes the rows of a file; gives people by 職員番号, telling `faults` of every row that cannot be read or contradicts. */
export function readRoster(
  rows: readonly PeopleRow[],
  gradeOf: GradeLookup,
  faults: FaultList,
): ReadonlyMap<string, Listed> {
  const listings = new Map<string, Listing[]>()
  for (const row of rows) {
    const listing = readRow(row, gradeOf, faults)
    if (!listing) continue
    const { number } = listing.personal
    const former = listings.get(number)
    if (!former) listings.set(number, [listing])
    else if (agrees(listing, former, faults)) former.push(listing)
  }
  return new Map([...listings].map(([number, group]) => [number, listedFrom(group)]))
}

/** Whether a further row may join those of the same person. */
function agrees(listing: Listing, former: readonly Listing[], faults: FaultList): boolean {
  const [first] = former
  if (!first) return true
  const told = toldOf(listing.personal)
  const before = toldOf(first.personal)
  const differing = PERSONAL_COLUMNS.filter((column) => told[column] !== before[column])
  for (const column of differing)
    faults.add(listing.line, column, `同じ職員番号の${first.line}行目と違います。どちらかにそろえてください。`)
  const post = toldAppointment(listing.appointment)
  const twin = former.find(({ appointment }) => toldAppointment(appointment) === post)
  if (twin && differing.length === 0)
    faults.add(listing.line, '職員番号', `${twin.line}行目と同じ行です。片方を消してください。`)
  return differing.length === 0 && !twin
}

function listedFrom(group: readonly Listing[]): Listed {
  const [first] = group
  if (!first) throw new RangeError('A group of rows has at least one row')
  return {
    employee: { ...first.personal, appointments: group.map(({ appointment }) => appointment) },
    line: first.line,
    lines: group.map(({ line }) => line),
  }
}
