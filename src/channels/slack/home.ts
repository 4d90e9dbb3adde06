import type { HomeView, KnownBlock } from '@slack/types'
import type { Card } from '../../bot/card/card.ts'
import { pressables } from './buttons.ts'
import { cardBlocks, less, note, type Room, SMALLEST } from './layout.ts'
import { LIMITS } from './limits.ts'
import { TEXT } from './texts.ts'

/** One part of a person's page: a card, and the id under which its buttons are kept. */
export interface Section {
  readonly id: string
  readonly card: Card
}

/** Takes the parts of a page in order; gives the page. Parts beyond its room are left out, and it is said. Throws RangeError for ids as `renderMessage` does. */
export function renderHome(sections: readonly Section[]): HomeView {
  const blocks: KnownBlock[] = []
  for (const [at, { id, card }] of sections.entries()) {
    const room = roomAfter(blocks)
    if (!room) return { type: 'home', blocks: [...blocks, note(TEXT.cut)] }
    // Slack shows the pair that asks for feedback in messages only.
    const pressed = { ...pressables(id, card, `buttons:${at}`), below: [] }
    const part = cardBlocks(card, pressed, room)
    blocks.push(...(blocks.length > 0 && part.length > 0 ? [DIVIDER] : []), ...part)
  }
  return { type: 'home', blocks: blocks.length > 0 ? blocks : [note(TEXT.empty)] }
}

const DIVIDER: KnownBlock = { type: 'divider' }

/** What is left for the next part, beside its divider and the notice that there is more; nothing where that is too little. */
function roomAfter(blocks: readonly KnownBlock[]): Room | undefined {
  const whole = { blocks: LIMITS.viewBlocks, size: LIMITS.viewSize }
  const room = less(whole, [...blocks, DIVIDER, note(TEXT.cut)])
  return room.blocks < SMALLEST.blocks || room.size < SMALLEST.size ? undefined : room
}
