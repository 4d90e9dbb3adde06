import type { Temporal } from 'temporal-polyfill'
import type { Closure } from './civic-calendar.ts'

/** What stands against a nudge. */
export type Hindrance =
  /** 災害対応中: nothing unsolicited, whatever the day. */
  | { readonly kind: 'disaster' }
  /** The calendar does not reach so far. */
  | { readonly kind: 'unknown' }
  /** On leave; of what kind is not known here. */
  | { readonly kind: 'away' }
  | { readonly kind: 'blackout'; readonly name: string }
  | { readonly kind: 'closed'; readonly closure: Closure }
  /** Open, but none of their days. */
  | { readonly kind: 'off_duty' }
  /** On duty in quiet hours only. */
  | { readonly kind: 'quiet' }
  /** The day was possible, its slot lay earlier. */
  | { readonly kind: 'passed' }
  /** There was no day left at all. */
  | { readonly kind: 'over' }

/** Days in a row, both ends included, that were passed over for one reason. */
export interface Wait {
  readonly from: Temporal.PlainDate
  readonly to: Temporal.PlainDate
  readonly because: Hindrance
}

/** Which of several reasons explains a silence: what a person would name first. */
const WEIGHTS: readonly Hindrance['kind'][] = [
  'disaster',
  'unknown',
  'away',
  'blackout',
  'off_duty',
  'quiet',
  'closed',
  'passed',
  'over',
]

/** Takes days in order with their reasons; gives those in a row with the same reason as one. */
export function waitsOf(days: readonly { readonly day: Temporal.PlainDate; readonly because: Hindrance }[]): Wait[] {
  const waits: Wait[] = []
  for (const { day, because } of days) {
    const last = waits.at(-1)
    if (last && same(last.because, because)) waits[waits.length - 1] = { ...last, to: day }
    else waits.push({ from: day, to: day, because })
  }
  return waits
}

/** The weightiest reason, the first of several alike; `over` where there was none. */
export function heaviest(waits: readonly Wait[]): Hindrance {
  const weight = ({ kind }: Hindrance) => WEIGHTS.indexOf(kind)
  return waits.reduce<Hindrance>((best, { because }) => (weight(because) < weight(best) ? because : best), {
    kind: 'over',
  })
}

function same(one: Hindrance, other: Hindrance): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}
