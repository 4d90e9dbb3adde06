import type { Temporal } from 'temporal-polyfill'
import { type Card, card } from '../../bot/card/card.ts'
import type { Given, Reply, Turn } from '../../bot/feature.ts'
import { writtenDay } from '../../domain/calendar/written.ts'
import { IDEA_FLOW, REPORT_FLOW } from './flows.ts'
import type { ProposalsPorts } from './ports.ts'
import { TEXT } from './texts.ts'

/** The flows whose drafts wait with their writers. */
export const DRAFTS = [IDEA_FLOW, REPORT_FLOW] as const

/** What its writer hears a week before a draft ends. `days` is for how long it is kept where they want it. */
export function draftCard({
  flow,
  endsOn,
  days,
}: {
  readonly flow: string
  readonly endsOn: Temporal.PlainDate
  readonly days: number
}): Card {
  return card(TEXT.draftWaits)
    .text(TEXT.draftEnds(writtenDay(endsOn)))
    .button(TEXT.goOn, 'proposals', flow === REPORT_FLOW ? 'beginReport' : 'begin')
    .button(TEXT.keepLonger(days), 'proposals', 'keepDraft', { flow })
    .button(TEXT.dropDraft, 'proposals', 'dropDraft', { flow })
    .build()
}

/** 〔あと30日残す〕. */
export async function keepDraft({ flow }: Given, turn: Turn, ports: ProposalsPorts): Promise<Reply[]> {
  const { person } = turn.asker
  const kept = person && (await ports.keepDraft(String(flow), person, turn.now))
  return said(kept ? TEXT.draftStays : TEXT.noDraft)
}

/** 〔下書きを消す〕. */
export async function dropDraft({ flow }: Given, turn: Turn, ports: ProposalsPorts): Promise<Reply[]> {
  const { person } = turn.asker
  const gone = person && (await ports.dropDraft(String(flow), person))
  return said(gone ? TEXT.draftGone : TEXT.noDraft)
}

function said(says: string): Reply[] {
  return [{ card: card(says).build(), personal: true }]
}
