import type { Temporal } from 'temporal-polyfill'
import type { Touch } from '../calendar/touch.ts'

/** What one person has open, as far as reminding goes. What it is about is the affair of its feature. */
export interface Task {
  readonly id: string
  /** Who acts. */
  readonly employeeId: string
  /** The feature that it belongs to: its lines and buttons. */
  readonly feature: string
  readonly campaignId: string
  /** The same for all who do the same: 「自己評価を書く」 of one campaign. */
  readonly stepId: string
  /** As a line of a digest has it. */
  readonly title: string
  /** Minutes it takes. */
  readonly minutes: number
  /** The real due day. */
  readonly due: Temporal.PlainDate
  /** When it is spoken of, in the order of days. */
  readonly touches: readonly Touch[]
  /** Touches up to this day are settled. */
  readonly touchedTo: Temporal.PlainDate | undefined
  /** The due day that the person was last told. */
  readonly toldDue: Temporal.PlainDate | undefined
  /** The due day of which the person was told when it was near. */
  readonly announced: Temporal.PlainDate | undefined
  /** When the person said that they would do it; they are told then. */
  readonly plannedAt: Temporal.Instant | undefined
  /** When the person wants to hear of it again; not before. */
  readonly snoozedUntil: Temporal.Instant | undefined
  /** It protects a right (苦情の期限): no cap, busy time or snooze holds it back. */
  readonly protects: 'right' | undefined
  /** Whom it is about, by name, where that is somebody else. */
  readonly about: string | undefined
  /** What its feature needs for the line; that of the step below that of the one task. */
  readonly given: Readonly<Record<string, unknown>>
}
