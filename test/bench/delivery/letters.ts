import { card } from '../../../src/bot/card/card.ts'
import { newId } from '../../../src/infra/clock/clock.ts'
import type { Letter } from '../../../src/infra/store/messages/outbox.ts'

/** A reminder to so many people, one conversation each. */
export function reminders(recipients: number, channel: string): Letter[] {
  const reminder = card('自己申告書の提出').text('11月30日までにお願いします。').button('開く', 'home', 'help').build()
  return Array.from({ length: recipients }, (_, number) => ({
    id: newId(),
    to: { account: { channel, externalId: `U${number}` }, place: { kind: 'direct', id: `D${number}` } },
    card: reminder,
    purpose: 'notice',
    campaign: 'bench',
  }))
}
