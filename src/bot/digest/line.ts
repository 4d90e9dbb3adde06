import type { Button } from '../card/card.ts'

/** What a digest says of one matter. The feature that the tasks belong to writes it; several tasks may be one line. */
export interface Line {
  /** 「自己評価を書く」. Names of others may stand in it, but never in the first line of a message. */
  readonly title: string
  /** When: 「2月5日（金）まで」「1月28日（木）8:35」. */
  readonly when: string
  /** Minutes it takes, all tasks of the line together. */
  readonly minutes: number
  readonly buttons: readonly Button[]
  /** Knowledge that helps with it: 〔主事級に求められる能力〕. */
  readonly reference?: Button
  /** The tasks it tells of. */
  readonly taskIds: readonly string[]
}
