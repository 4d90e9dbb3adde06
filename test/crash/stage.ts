import type { InboundState } from '../platform/inbound.ts'
import type { Send } from '../platform/shapes.ts'
import { slackStage } from './on-slack.ts'
import { teamsStage } from './on-teams.ts'
import type { LedgerPage, PlatformName, Reach } from './shapes.ts'

/** The platform of a run. Each person is the only one in their conversation with the bot. */
export interface Stage {
  /** What a worker is told, to get there. */
  readonly reach: Reach
  /** It can be asked for a message, so that nothing excuses a repeat. */
  readonly askable: boolean
  /** The bots that events are posted to from now on, by the address of each. */
  bots(urls: readonly string[]): Promise<void>
  /**
   * Each of these people says this once: the platform posts it one to three times, in any order, and again until a bot
   * takes it. Gives the places where the answers must stand.
   */
  say(people: readonly string[], text: string): Promise<readonly string[]>
  /**
   * These people have accounts, and may be written to; ends once the bot knows what it needs to know for that. It met them
   * in their own chat alone, or some in another place.
   */
  admit(people: readonly string[], met: 'alone' | 'anywhere'): Promise<void>
  /** Who of these people has a message with this button. */
  holders(people: readonly string[], label: string): Promise<readonly string[]>
  /** The person presses it once, below the first such message; false where they see that it was not taken. */
  press(person: string, label: string): Promise<boolean>
  inbound(): Promise<InboundState>
  /** Everything it accepted, with the rows that it must be told by where it keeps no key. What stands in the direct chat itself has the person's name as its place. */
  book(rows: LedgerPage['rows']): Promise<readonly Send[]>
  weather(weather: Weather): Promise<void>
  stop(): Promise<void>
}

/**
 * `rough`: with every fault that the platform knows. `clearing`: sends go through, and what is asked still fails, as
 * most doubts are asked about only after the last kill. `smooth`: with no fault.
 */
export type Weather = 'rough' | 'clearing' | 'smooth'

/** What a stage is started with. What it does by chance follows from the seed. */
export interface StageOptions {
  readonly seed: number
}

const STAGES: Readonly<Record<PlatformName, (options: StageOptions) => Promise<Stage>>> = {
  slack: slackStage,
  teams: teamsStage,
}

export function openStage(platform: PlatformName, options: StageOptions): Promise<Stage> {
  return STAGES[platform](options)
}
