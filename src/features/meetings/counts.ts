import { type Card, card } from '../../bot/card/card.ts'
import type { Reply, Turn } from '../../bot/feature.ts'
import { daysOfFiscalYear, fiscalYearOf } from '../../domain/calendar/fiscal-year.ts'
import { dayOf, writtenDay } from '../../domain/calendar/written.ts'
import type { MeetingCounts } from '../../domain/meeting/counts.ts'
import type { MeetingsPorts } from './ports.ts'
import { own } from './standing.ts'
import { TEXT } from './texts.ts'
import { themeTitle } from './themes.ts'

/** Themes in one card; the rest is in the operators' list. */
const MOST_THEMES = 15

/** 「職場ミーティングの状況」, for HR alone: of the fiscal year so far, without contents, names or an order by figures. */
export async function showCounts(turn: Turn, ports: MeetingsPorts): Promise<Reply[]> {
  if (!turn.asker.person?.roles.includes('hr')) return own(card(TEXT.countsRefused).build())
  const today = dayOf(turn.now)
  const { from } = daysOfFiscalYear(fiscalYearOf(today))
  const period = TEXT.period(writtenDay(from), writtenDay(today))
  return own(countsCard(await ports.counts(from, today, turn.now), period))
}

function countsCard({ groups, themes, decisions, trainings }: MeetingCounts, period: string): Card {
  if (groups.length === 0) return card(TEXT.countsTitle).text(period, TEXT.noCounts).build()
  const named = themes.slice(0, MOST_THEMES).map(({ theme, count }) => TEXT.themeCount(themeTitle(theme), count))
  return card(TEXT.countsTitle)
    .text(period)
    .facts(
      groups.map(({ name = TEXT.merged, held, skipped, unrecorded, units }) => ({
        name,
        value: TEXT.group(held, skipped, unrecorded, units),
      })),
    )
    .text(TEXT.totals(decisions, trainings), named.length === 0 ? '' : TEXT.themesHeld(named.join('、')))
    .note(TEXT.countsNote)
    .build()
}
