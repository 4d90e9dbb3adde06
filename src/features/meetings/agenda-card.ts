import { type Card, card } from '../../bot/card/card.ts'
import type { Meeting } from '../../domain/meeting/meeting.ts'
import type { Item } from './ports.ts'
import { TEXT } from './texts.ts'
import { themeOf, themeTitle } from './themes.ts'
import { writtenWhen } from './written.ts'

/** What is posted before a meeting: when, the theme with its question, and what was brought up. Nothing to press. */
export function agendaCard(meeting: Meeting, items: readonly Item[]): Card {
  const { theme } = meeting
  const question = theme === undefined ? undefined : themeOf(theme)?.question
  const shown = card(TEXT.posted(writtenWhen(meeting), meeting.unitName)).text(
    theme === undefined ? '' : TEXT.postedTheme(themeTitle(theme)),
    question === undefined ? '' : TEXT.opening(question),
  )
  if (items.length === 0) return shown.text(TEXT.postedHow).build()
  return shown
    .text(TEXT.postedItems)
    .list(items.map(({ text, name }) => TEXT.item(text, name)))
    .build()
}
