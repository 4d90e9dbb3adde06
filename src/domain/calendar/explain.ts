import type { Temporal } from 'temporal-polyfill'
import type { CivicCalendar, Closure } from './civic-calendar.ts'
import type { Hindrance, Wait } from './hindrance.ts'
import { TEXT } from './texts.ts'
import { writtenDay, writtenDays } from './written.ts'

/** Why the city hall is closed on `day`, as a sentence; undefined when it is open. Throws RangeError outside the calendar. */
export function whyClosed(day: Temporal.PlainDate, calendar: CivicCalendar): string | undefined {
  const closure = calendar.closureOf(day)
  return closure && writtenClosure(writtenDay(day), closure)
}

/**
 * What must be said beside a day whose holidays the government has not announced: that they are computed, for the equinox
 * days are fixed only by the 暦要項 of the year before. Undefined where all is announced.
 */
export function basisNote(day: Temporal.PlainDate, calendar: CivicCalendar): string | undefined {
  return calendar.basisOf(day) === 'computed' ? TEXT.computed(day.year) : undefined
}

/** Why nothing is sent, as a sentence. */
export function writtenHindrance(hindrance: Hindrance): string {
  switch (hindrance.kind) {
    case 'blackout':
      return TEXT.blackout(hindrance.name)
    case 'off_duty':
      return TEXT.offDuty
    default:
      return TEXT[hindrance.kind]
  }
}

/** One line: which days were passed over, and why. */
export function writtenWait({ from, to, because }: Wait): string {
  const days = writtenDays(from, to)
  if (because.kind === 'closed') return writtenClosure(days, because.closure)
  return TEXT.wait(days, writtenHindrance(because))
}

function writtenClosure(days: string, closure: Closure): string {
  switch (closure.kind) {
    case 'holiday':
      return TEXT.holiday(days, closure.name)
    case 'year_end':
      return TEXT.yearEnd(days)
    case 'city':
      return TEXT.city(days)
    case 'weekend':
      return TEXT.weekend(days)
  }
}
