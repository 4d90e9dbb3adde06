import type { Card } from '../../bot/card/card.ts'
import { plainText } from '../../bot/card/plain.ts'
import { asksFeedback, type Forms, pressables } from './buttons.ts'
import { type AdaptiveCard, adaptiveCard, type Element } from './card.ts'
import { entitiesOf, type MessageEntity } from './citations.ts'
import { cardBody } from './layout.ts'
import { LIMITS, sizeOf } from './limits.ts'
import { literal } from './literal.ts'
import { TEXT } from './render-texts.ts'
import { oneLine, shown } from './words.ts'

/**
 * A message as it is posted to Teams: JSON only. It is a card and no text beside it: of the two Teams makes two messages
 * and names neither, so that none could be replaced or rated (BotFramework-Services, issue 98).
 */
export interface TeamsMessage {
  readonly type: 'message'
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
  const message = (body: readonly Element[]): TeamsMessage => ({
    type: 'message',
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
  return message(cardBody(card, pressables(id, card, forms), LIMITS.activity - sizeOf(message([]))))
}

/** The first line that shows something. */
function firstLine(card: Card): string {
  return oneLine(shown(plainText(card)).replace(/^\s+/u, '').split('\n')[0] ?? '', LIMITS.summary) ?? TEXT.empty
}
