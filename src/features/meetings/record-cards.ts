import { type Card, type CardBuilder, card } from '../../bot/card/card.ts'
import { writtenDay } from '../../domain/calendar/written.ts'
import type { Meeting } from '../../domain/meeting/meeting.ts'
import { BUTTON, TEXT } from './texts.ts'
import { themeTitle } from './themes.ts'
import { circled } from './written.ts'

/** The card after a record (wording §7). A decision can be handed on where somebody takes it. */
export function recordCard(
  meeting: Meeting,
  idea: { readonly feature: string; readonly act: string } | undefined,
): Card {
  const { id, kind, decisions } = meeting
  const built = withFacts(meeting, kind === 'training' ? TEXT.recordedTraining : TEXT.recorded)
    .text(TEXT.seenBy)
    .button(BUTTON.mend, 'meetings', 'mend', { meeting: id })
  const handed = idea
    ? decisions.reduce(
        (so, text, at) => so.button(BUTTON.idea(circled(at + 1)), idea.feature, idea.act, { text, meeting: id }),
        built,
      )
    : built
  return handed.button(BUTTON.share, 'meetings', 'share', { meeting: id }).build()
}

/** The same for the unit's channel: what was talked of and decided, nothing to press. */
export function summaryCard(meeting: Meeting): Card {
  return withFacts(meeting, meeting.kind === 'training' ? TEXT.summaryTraining : TEXT.summary).build()
}

/** What of a record may be mended, each by a button. */
export function mendCard(meeting: Meeting): Card {
  const parts = [
    ['count', BUTTON.mendCount],
    ['theme', BUTTON.mendTheme],
    ['decisions', BUTTON.mendDecisions],
    ['next', BUTTON.mendNext],
  ] as const
  return parts
    .reduce(
      (built, [part, label]) => built.button(label, 'meetings', 'mendPart', { meeting: meeting.id, part }),
      card(TEXT.mendTitle).text(TEXT.mendHow),
    )
    .build()
}

function withFacts(
  { unitName, day, headCount, theme, decisions, nextOn }: Meeting,
  title: (unit: string, day: string, count: number) => string,
): CardBuilder {
  const decided = decisions.map((text, at) => `${circled(at + 1)} ${text}`).join('　')
  return card(title(unitName, writtenDay(day), headCount ?? 0)).facts([
    { name: TEXT.factTheme, value: themeTitle(theme ?? '') },
    { name: TEXT.factDecisions, value: decided === '' ? TEXT.nothingDecided : decided },
    ...(nextOn ? [{ name: TEXT.factNext, value: writtenDay(nextOn) }] : []),
  ])
}
