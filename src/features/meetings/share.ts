import { card } from '../../bot/card/card.ts'
import { plainText } from '../../bot/card/plain.ts'
import type { Given, Reply, Turn } from '../../bot/feature.ts'
import type { MeetingsPorts } from './ports.ts'
import { summaryCard } from './record-cards.ts'
import { meetingFor, own } from './standing.ts'
import { TEXT } from './texts.ts'

/** 〔係に共有する〕: to the unit's channel, once; without a channel, the words to copy. */
export async function share(given: Given, turn: Turn, ports: MeetingsPorts): Promise<Reply[]> {
  const found = await meetingFor(given, turn, ports)
  if ('refused' in found) return found.refused
  const { meeting } = found
  if (meeting.state !== 'held') return own(card(TEXT.gone).build())
  if (meeting.shared) return own(card(TEXT.sharedBefore).build())
  const summary = summaryCard(meeting)
  const posted = await ports.share(meeting, summary, turn.asker.account, turn.now)
  if (posted) return own(card(TEXT.shared(meeting.unitName)).build())
  return own(card(TEXT.copyTitle).text(TEXT.copyHow, plainText(summary)).build())
}
