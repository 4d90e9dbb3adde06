import type { AccountRef, Event } from '../../bot/event.ts'
import { type Tree, text } from '../../bot/tree.ts'

/** How a person is reached: Teams tells it with everything they do, and lets the bot speak first only by it. */
export interface Reference {
  /** The region's address of the Bot Connector. */
  readonly serviceUrl: string
  /** The person as this bot knows them, 29:… */
  readonly userId: string
  /** The team or group where they were heard last: of its members Teams can be asked. */
  readonly seenIn?: string
  /** Their chat with the bot; missing as long as they were met in a channel alone. */
  readonly direct?: string
}

/** Where references are kept. */
export interface References {
  of(account: AccountRef): Promise<Tree | undefined>
  /** Keeps what is new; what is not named stays as it was. */
  remember(account: AccountRef, reference: Readonly<Record<string, string>>, at: Event['at']): Promise<void>
  forget(account: AccountRef): Promise<void>
}

/** Takes what was kept; gives the reference, or undefined where it is none. */
export function referenceOf(kept: Tree | undefined): Reference | undefined {
  const [serviceUrl, userId, seenIn] = [text(kept, 'serviceUrl'), text(kept, 'userId'), text(kept, 'seenIn')]
  const direct = text(kept, 'direct')
  return serviceUrl && userId ? { serviceUrl, userId, ...(seenIn && { seenIn }), ...(direct && { direct }) } : undefined
}
