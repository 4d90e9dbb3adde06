import type { Desk } from '../../bot/desk.ts'
import type { References } from './references.ts'

/** What this channel needs of the house. */
export interface TeamsDesk extends Desk {
  readonly references: References
}
