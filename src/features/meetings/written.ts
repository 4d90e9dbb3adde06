import { writtenDay } from '../../domain/calendar/written.ts'
import type { Meeting } from '../../domain/meeting/meeting.ts'
import { TEXT } from './texts.ts'

/** Takes 'HH:MM'; gives 「8:35」. */
export function writtenClock(clock: string): string {
  return clock.replace(/^0/, '')
}

/** 「1月28日（木）8:35」, or the day alone where no time was set. */
export function writtenWhen({ day, at }: Pick<Meeting, 'day' | 'at'>): string {
  return TEXT.when(writtenDay(day), at === undefined ? '' : writtenClock(at))
}

/** 「①」 for 1. */
export function circled(number: number): string {
  return String.fromCharCode(0x2460 + number - 1)
}
