import { Temporal } from 'temporal-polyfill'
import { byDay } from './hours.ts'
import type { Task } from './task.ts'
import type { TouchDays, Touching } from './touch-days.ts'

/** How a task stands at a moment, as far as speaking of it goes. */
export interface Standing {
  readonly task: Task
  /** Touches whose day has come and that are not settled, by rising day. */
  readonly pending: readonly Touching[]
  /** Whether its due day is near and was not announced yet. */
  readonly near: 'unannounced' | 'no'
  /** The person asked to hear of it at a time that lies ahead; until then it is not spoken of. */
  readonly later: Temporal.Instant | undefined
  /** The time that the person asked for has come. */
  readonly promised: 'now' | undefined
  /** The person was told another due day. */
  readonly wrong: 'due' | undefined
}

/** A moment with its day in Japan. */
export interface Moment {
  readonly now: Temporal.Instant
  readonly today: Temporal.PlainDate
}

/** Takes a task, the moment and the days of touches; gives how it stands. Throws RangeError outside the calendar. */
export function standingOf(task: Task, { now, today }: Moment, days: TouchDays): Standing {
  const { due, touches, touchedTo, announced, toldDue } = task
  const { compare } = Temporal.PlainDate
  const pending = days
    .of(due, touches)
    .filter(({ day }) => compare(day, today) <= 0 && (!touchedTo || compare(day, touchedTo) > 0))
  const isNear = compare(days.nearFrom(due), today) <= 0 && compare(today, due) <= 0
  const asked = [task.plannedAt, task.snoozedUntil].filter((at) => at !== undefined)
  const promised = asked.some((at) => Temporal.Instant.compare(at, now) <= 0)
  // What protects a right is not put off, and nothing is put off past its due day.
  const ahead = asked.filter((at) => !promised && byDay(at, due) && !task.protects)
  const [later] = ahead.sort(Temporal.Instant.compare)
  return {
    task,
    pending,
    near: isNear && !announced?.equals(due) ? 'unannounced' : 'no',
    later,
    promised: promised ? 'now' : undefined,
    wrong: toldDue && !toldDue.equals(due) ? 'due' : undefined,
  }
}
