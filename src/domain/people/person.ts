import type { Temporal } from 'temporal-polyfill'
import { type Appointment, type Employee, effectiveOn, inServiceOn } from './employee.ts'
import { inOrder, type Role } from './roles.ts'
import { covers, type Stretch } from './stretch.ts'

/** Somebody of the directory as the bot sees them on one day. Grade and unit are those of the 本務. */
export interface Person {
  readonly employeeId: string
  readonly name: string
  /** Of the sample city: shown as サンプル wherever the person is named. */
  readonly sample: boolean
  readonly employment: string
  readonly gradeId: string | undefined
  readonly gradeName: string
  readonly jobFamily: string
  readonly unitPath: string
  readonly roles: readonly Role[]
  /** All appointments of the day, 本務 first. */
  readonly appointments: readonly Appointment[]
}

/** An employee with what only the store knows: the internal id, the roles given, and who names them as 上司. */
export interface Enrolled {
  readonly employee: Employee
  readonly employeeId: string
  readonly sample: boolean
  readonly granted: readonly string[]
  /** Appointments of others in which this person is the superior, with the staff's own 退職日 already looked at. */
  readonly leads: readonly Stretch[]
}

/** Takes an enrolled employee and a day; gives the person of that day, or undefined when not in service then. */
export function personOn(enrolled: Enrolled, day: Temporal.PlainDate): Person | undefined {
  const { employee, employeeId, sample } = enrolled
  const appointments = effectiveOn(employee.appointments, day)
  const [post] = appointments
  if (!post || !inServiceOn(employee, day)) return undefined
  return {
    employeeId,
    name: employee.name,
    sample,
    employment: employee.employment,
    gradeId: post.gradeId,
    gradeName: post.gradeName,
    jobFamily: post.jobFamily,
    unitPath: post.unitPath,
    roles: rolesOn(enrolled, day),
    appointments,
  }
}

/** Everybody in the directory is 職員; who has staff on that day is 所属長 without being told. */
function rolesOn({ granted, leads }: Enrolled, day: Temporal.PlainDate): Role[] {
  const superior: Role[] = leads.some((each) => covers(each, day)) ? ['superior'] : []
  return inOrder(['employee', ...superior, ...granted])
}
