import { ERAS } from '../calendar/written.ts'

/** Takes a 年度 as its western year and a place in its register from 1 on; gives 「R9-012」. */
export function writtenNumber(fiscalYear: number, place: number): string {
  const era = ERAS.find(({ from }) => fiscalYear >= from.year)
  const count = era ? fiscalYear - era.from.year + 1 : fiscalYear
  return `${era?.letter ?? ''}${count}-${String(place).padStart(3, '0')}`
}
