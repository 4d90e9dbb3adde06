import { Temporal } from 'temporal-polyfill'
import { covers, type Stretch } from './stretch.ts'

/** 任用・配置: what somebody does where, from a day to a day. People are named by their 職員番号. */
export interface Appointment extends Stretch {
  /** 本務 or 兼務. */
  readonly kind: 'main' | 'concurrent'
  /** The whole name from the top: 総務部/人事課/人事研修係. */
  readonly unitPath: string
  /** Id of the competency framework; undefined where the policy has no table (保育, 消防, 会計年度任用職員 …). */
  readonly gradeId: string | undefined
  /** 職位 and 職種 as the city writes them. */
  readonly gradeName: string
  readonly jobFamily: string
  readonly superior: string | undefined
  readonly firstAppraiser: string | undefined
  readonly secondAppraiser: string | undefined
}

/** Local times 'HH:MM'. An end not later than the start lies on the next day (消防の隔日勤務). */
interface DutyHours {
  readonly from: string
  readonly to: string
}

/** One line of the directory. The kind of a leave is not among it and is kept nowhere. */
export interface Employee {
  readonly number: string
  readonly name: string
  readonly kana: string
  readonly email: string | undefined
  /** 任用形態 as the city writes it. */
  readonly employment: string
  /** ISO weekdays on duty in rising order, 1 = Monday … 7 = Sunday; undefined where those of the unit count. */
  readonly dutyDays: readonly number[] | undefined
  /** Undefined where those of the unit count. */
  readonly dutyHours: DutyHours | undefined
  /** 退職日: the last day in service. */
  readonly leftOn: Temporal.PlainDate | undefined
  readonly leaves: readonly Stretch[]
  readonly appointments: readonly Appointment[]
}

/** The appointments that hold on `day`: 本務 first, then by the day they began. */
export function effectiveOn(appointments: readonly Appointment[], day: Temporal.PlainDate): Appointment[] {
  return appointments.filter((each) => covers(each, day)).sort(mainFirst)
}

/** Whether somebody works for the city on `day`: appointed, and 退職日 not over. A leave is no end of service. */
export function inServiceOn(employee: Employee, day: Temporal.PlainDate): boolean {
  if (hasLeftBy(employee, day)) return false
  return employee.appointments.some((each) => covers(each, day))
}

/** Whether 退職日 lies before `day`. */
export function hasLeftBy(employee: Employee, day: Temporal.PlainDate): boolean {
  return employee.leftOn !== undefined && Temporal.PlainDate.compare(employee.leftOn, day) < 0
}

/** Whether somebody is on leave on `day`: nothing is sent to them then (domain notes §2, §3). */
export function onLeaveOn(employee: Employee, day: Temporal.PlainDate): boolean {
  return employee.leaves.some((leave) => covers(leave, day))
}

function mainFirst(one: Appointment, other: Appointment): number {
  if (one.kind !== other.kind) return one.kind === 'main' ? -1 : 1
  return Temporal.PlainDate.compare(one.from, other.from)
}
