import type { Temporal } from 'temporal-polyfill'
import { type Employee, effectiveOn } from '../people/employee.ts'
import type { QuietHours, Settings } from '../settings.ts'
import { type Duty, dutyOn } from './duty.ts'
import type { Whom } from './reach.ts'

/** Of somebody who is not in the directory: never. */
const NEVER: Duty = { days: [], from: '00:00', to: '00:00' }

/** Takes somebody, a day and the city's settings; gives what decides when they may be written to, as seen on that day. */
export function whomOf(
  employee: Employee | undefined,
  day: Temporal.PlainDate,
  settings: Settings,
  quiet?: QuietHours | undefined,
): Whom {
  if (!employee) return { unitPaths: [], duty: NEVER, away: [] }
  const unitPaths = effectiveOn(employee.appointments, day).map(({ unitPath }) => unitPath)
  return { unitPaths, duty: dutyOn(employee, day, settings.duty), away: employee.leaves, quiet }
}
