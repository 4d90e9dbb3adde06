import type { QuietHours } from '../settings.ts'
import { minuteOf, type Span, WHOLE_DAY } from './spans.ts'

/** Where a city has said nothing: before 8:45, after 17:00 and over noon (domain notes §8). */
export const QUIET: QuietHours = { before: '08:45', after: '17:00', breaks: [{ from: '12:00', to: '13:00' }] }

/** The minutes of any day in which nothing is sent. */
export function quietSpans({ before, after, breaks }: QuietHours): Span[] {
  return [
    { from: WHOLE_DAY.from, to: minuteOf(before) },
    { from: minuteOf(after), to: WHOLE_DAY.to },
    ...breaks.map(({ from, to }) => ({ from: minuteOf(from), to: minuteOf(to) })),
  ]
}
