import { card } from '../../bot/card/card.ts'
import type { Given, Reply, Turn } from '../../bot/feature.ts'
import { fiscalYearOf } from '../../domain/calendar/fiscal-year.ts'
import type { Meeting } from '../../domain/meeting/meeting.ts'
import { cite } from '../../domain/passage.ts'
import type { MeetingsPorts } from './ports.ts'
import { meetingFor, own } from './standing.ts'
import { BUTTON, TEXT } from './texts.ts'
import type { Theme } from './theme-texts.ts'
import { themeOf, themesFor } from './themes.ts'
import { writtenWhen } from './written.ts'

/** 〔テーマを選ぶ〕: three themes with the policy's words behind them, one to be taken. */
export async function showThemes(given: Given, turn: Turn, ports: MeetingsPorts): Promise<Reply[]> {
  const found = await meetingFor(given, turn, ports)
  if ('refused' in found) return found.refused
  const { meeting } = found
  const page = typeof given.page === 'number' ? given.page : 0
  const themes = themesFor({
    kind: await ports.workKind(meeting.unitId, meeting.day),
    recent: await ports.lastThemes(meeting.unitId, meeting.day),
    turn: turnOf(meeting),
    page,
  })
  const shown = themes.reduce(
    (built, theme) => withTheme(built, theme, ports),
    card(TEXT.themesTitle(writtenWhen(meeting))),
  )
  const chosen = themes.reduce(
    (built, { code, title }) =>
      built.button(BUTTON.choose(title), 'meetings', 'choose', { meeting: meeting.id, theme: code }),
    shown,
  )
  return own(
    chosen
      .button(BUTTON.moreThemes, 'meetings', 'themes', { meeting: meeting.id, page: page + 1 })
      .button(BUTTON.items, 'meetings', 'items', { meeting: meeting.id })
      .build(),
  )
}

/** Takes a theme for the meeting. */
export async function choose(given: Given, turn: Turn, ports: MeetingsPorts): Promise<Reply[] | undefined> {
  const found = await meetingFor(given, turn, ports)
  if ('refused' in found) return found.refused
  const theme = themeOf(String(given.theme))
  if (!theme) return undefined
  await ports.chooseTheme(found.meeting.id, theme.code)
  const shown = card(TEXT.chosen(theme.title)).text(TEXT.opening(theme.question), TEXT.chosenNext)
  return own(shown.button(BUTTON.themes, 'meetings', 'themes', { meeting: found.meeting.id }).build())
}

function withTheme(built: ReturnType<typeof card>, theme: Theme, ports: MeetingsPorts) {
  const { title, minutes, question, quote } = theme
  const told = built.text(TEXT.theme(title, minutes), TEXT.opening(question))
  const passage = quote && ports.passage(quote.ref, quote.text)
  return quote && passage ? told.quote(quote.text).cite(cite(passage, quote.text)) : told
}

/** Months, so that the offer changes from meeting to meeting and is the same for all who ask about one. */
function turnOf({ day }: Meeting): number {
  return fiscalYearOf(day) * 12 + day.month + Math.floor(day.day / 8)
}
