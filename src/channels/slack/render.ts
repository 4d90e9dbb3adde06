import type { KnownBlock } from '@slack/types'
import type { Card } from '../../bot/card/card.ts'
import { pressables } from './buttons.ts'
import { fallback } from './fallback.ts'
import { cardBlocks, note } from './layout.ts'
import { LIMITS } from './limits.ts'
import { TEXT } from './texts.ts'

/** What a message on Slack holds. */
export interface Rendered {
  /** For notifications and screen readers, escaped. */
  readonly text: string
  readonly blocks: KnownBlock[]
}

/**
 * Takes a message's id and its card; gives what is sent. Every card can be sent: what is too long is left out, and the
 * message says so. Throws RangeError for an id that a press could not bring back.
 */
export function renderMessage(id: string, card: Card): Rendered {
  const room = { blocks: LIMITS.messageBlocks, size: LIMITS.messageSize }
  const blocks = cardBlocks(card, pressables(id, card), room)
  return { text: fallback(card), blocks: blocks.length > 0 ? blocks : [note(TEXT.empty)] }
}
