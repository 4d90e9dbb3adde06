import type { Temporal } from 'temporal-polyfill'
import type { CivicCalendar } from '../../domain/calendar/civic-calendar.ts'
import type { Trust } from '../../domain/campaign/definition.ts'
import type { Hours } from '../../domain/nudge/hours.ts'
import type { Task } from '../../domain/nudge/task.ts'
import type { QuietHours } from '../../domain/settings.ts'

/** What reminding needs: the asker's own assignments and hours. Every change is made for one employee, and of theirs alone. */
export interface RemindersPorts {
  /** What they have open in running campaigns, in the order of due days. */
  tasks(employeeId: string): Promise<readonly Task[]>
  /** Marks open ones as done. Gives the ids of those that were open and theirs. */
  settle(whose: Whose, trust: Trust): Promise<readonly string[]>
  /** Takes back what was marked as done in the chat; what a file or an appraiser said stays. */
  reopen(whose: Whose): Promise<readonly string[]>
  /** When they mean to do it, or want to hear of it again: one time, the last that was named; undefined takes it back. */
  setTime(whose: Whose, which: 'planned' | 'snoozed', at: Temporal.Instant | undefined): Promise<void>
  /** 面談日 of some, in one go. */
  setHeldOn(
    employeeId: string,
    days: readonly { readonly id: string; readonly day: Temporal.PlainDate }[],
  ): Promise<void>
  /** They said that they are not meant, or do not know: HR sees it. */
  askHr(whose: Whose): Promise<void>
  /** When this employee may be written to, and on which days the city hall is open. */
  hours(
    employeeId: string,
    now: Temporal.Instant,
  ): Promise<{
    readonly hours: Hours
    readonly calendar: CivicCalendar
    /** The quiet hours that they set for themselves, which `hours` keeps to. */
    readonly own: QuietHours | undefined
  }>
  /** Sets somebody's own quiet hours; undefined takes them back. */
  setOwnHours(employeeId: string, quiet: QuietHours | undefined, now: Temporal.Instant): Promise<void>
  /** Whom to ask. */
  desk(): Promise<{ readonly name: string; readonly sample: boolean }>
}

/** Some assignments of one employee, at a moment. */
export interface Whose {
  readonly employeeId: string
  readonly ids: readonly string[]
  readonly at: Temporal.Instant
}
