import { Temporal } from 'temporal-polyfill'
import { dutyOn, dutySpans } from '../calendar/duty.ts'
import { minuteOf } from '../calendar/spans.ts'
import { type Employee, effectiveOn, hasLeftBy, onLeaveOn } from '../people/employee.ts'
import type { DutySettings } from '../settings.ts'

/** Business days before a meeting on which its leader is told (domain notes §4). */
export const TOLD_BEFORE = 2

/** Somebody who may lead a meeting. */
export interface Candidate {
  readonly id: string
  readonly number: string
  /** Since when they are in the unit. */
  readonly since: Temporal.PlainDate
  /** When they led there last, if ever. */
  readonly led: Temporal.PlainDate | undefined
}

/** When and where a meeting is. */
export interface Held {
  readonly unitPath: string
  readonly day: Temporal.PlainDate
  /** Local time 'HH:MM'. */
  readonly at: string
}

/** Since when somebody's main post is in the unit, as seen on the day of the meeting; undefined where it is not. */
export function inUnitSince(employee: Employee, { unitPath, day }: Held): Temporal.PlainDate | undefined {
  if (hasLeftBy(employee, day)) return undefined
  const [post] = effectiveOn(employee.appointments, day)
  if (post?.kind !== 'main' || post.unitPath !== unitPath) return undefined
  return firstDay(employee, post.from, unitPath)
}

/** A new grade or a new year's contract in the same unit goes on from the one before it. */
function firstDay(employee: Employee, from: Temporal.PlainDate, unitPath: string): Temporal.PlainDate {
  const before = employee.appointments.find(
    ({ kind, unitPath: path, to }) => kind === 'main' && path === unitPath && to?.add({ days: 1 }).equals(from),
  )
  return before ? firstDay(employee, before.from, unitPath) : from
}

/** Whether somebody of the unit is there to lead: not on leave, at work on that day and at that hour. `set` is the city's. */
export function canLead(employee: Employee, meeting: Held, set: DutySettings | undefined): boolean {
  if (inUnitSince(employee, meeting) === undefined || onLeaveOn(employee, meeting.day)) return false
  const minute = minuteOf(meeting.at)
  const duty = dutyOn(employee, meeting.day, set)
  return dutySpans(duty, meeting.day).some(({ from, to }) => from <= minute && minute < to)
}

/**
 * Who leads next: whoever has gone longest without leading, counted from the last time or from the day they came to the
 * unit, so that nobody leads on arrival. The one of last time only where there is nobody else.
 */
export function nextLeader(candidates: readonly Candidate[], lastLeader: string | undefined): Candidate | undefined {
  const others = candidates.filter(({ id }) => id !== lastLeader)
  return [...(others.length > 0 ? others : candidates)].sort(longestFirst)[0]
}

/** Candidates in the order of their turn. */
export function longestFirst(one: Candidate, other: Candidate): number {
  const waited = Temporal.PlainDate.compare(waitingSince(one), waitingSince(other))
  return waited === 0 ? (one.number < other.number ? -1 : 1) : waited
}

function waitingSince({ led, since }: Candidate): Temporal.PlainDate {
  return led && Temporal.PlainDate.compare(led, since) > 0 ? led : since
}
