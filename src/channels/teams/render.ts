import type { Card } from '../../bot/card/card.ts'
import { plainText } from '../../bot/card/plain.ts'
import { asksFeedback, type Forms, pressables } from './buttons.ts'
import { type AdaptiveCard, adaptiveCard, type Element } from './card.ts'
import { claims, entitiesOf, type MessageEntity } from './citations.ts'
import { cardBody } from './layout.ts'
import { LIMITS, sizeOf } from './limits.ts'
import { literal } from './literal.ts'
import { TEXT } from './render-texts.ts'
import { oneLine, shown } from './words.ts'

/** A message as it is posted to Teams: JSON only. */
export interface TeamsMessage {
  readonly type: 'message'
  /** Stands above the card; only there Teams shows the marks of citations. */
  readonly text?: string
  readonly textFormat?: 'markdown'
  /** What a notification and a lock screen show. */
  readonly summary: string
  readonly attachments: readonly [Attachment]
  readonly entities: readonly MessageEntity[]
  readonly channelData?: { readonly feedbackLoop: { readonly type: 'default' } }
}

interface Attachment {
  readonly contentType: 'application/vnd.microsoft.card.adaptive'
  readonly content: AdaptiveCard
}

const noForms: Forms = () => undefined

/**
 * Takes a message's id, its card and the forms that its buttons may open; gives the activity to post. Every card can be
 * sent: what is too long is left out, and the message says so. Throws RangeError for an id that a press could not bring
 * back, and for a form that `renderForm` refuses.
 */
export function renderMessage(id: string, card: Card, forms: Forms = noForms): TeamsMessage {
  const summary = firstLine(card)
  const title = markedTitle(card)
  const message = (body: readonly Element[]): TeamsMessage => ({
    type: 'message',
    ...(title === undefined ? {} : { text: title.text, textFormat: 'markdown' }),
    summary,
    attachments: [
      {
        contentType: 'application/vnd.microsoft.card.adaptive',
        content: adaptiveCard(body, `${literal(summary)} ${TEXT.unshown}`),
      },
    ],
    entities: entitiesOf(card),
    ...(asksFeedback(card) ? { channelData: { feedbackLoop: { type: 'default' } } } : {}),
  })
  const inCard = title?.stands === 'in the text' ? untitled(card) : card
  return message(cardBody(inCard, pressables(id, card, forms), LIMITS.activity - sizeOf(message([]))))
}

/** The first line that shows something. */
function firstLine(card: Card): string {
  return oneLine(shown(plainText(card)).replace(/^\s+/u, '').split('\n')[0] ?? '', LIMITS.summary) ?? TEXT.empty
}

/** The text above the card, for the marks of its citations: with the title, where that is one line and not too long. */
function markedTitle({ title = '', citations }: Card) {
  const marks = claims(citations).map(({ position }) => ` [${position}]`)
  if (marks.length === 0) return undefined
  const line = title.includes('\n') || title.length > LIMITS.textTitle ? undefined : oneLine(title, LIMITS.textTitle)
  const text = (line === undefined ? TEXT.sources : literal(line)) + marks.join('')
  return { text, stands: line === undefined ? 'in the card' : 'in the text' } as const
}

function untitled({ blocks, citations, buttons }: Card): Card {
  return { blocks, citations, buttons }
}
