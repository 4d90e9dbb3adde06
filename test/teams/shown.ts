import { list, text } from '../../src/bot/tree.ts'
import type { Posted } from '../platform/teams/talks.ts'

/** A button below a message, with what a press carries. */
export interface Shown {
  readonly type: string
  readonly title: string
  readonly data: unknown
  /** The card that it opens below itself. */
  readonly card?: unknown
}

/** The card of a message. */
export function cardOf({ activity }: Pick<Posted, 'activity'>): unknown {
  const [attachment] = list(activity, 'attachments')
  return attachment === undefined ? undefined : (attachment as { readonly content: unknown }).content
}

/** The words of a message as a person reads them, line by line. */
export function wordsOf(posted: Pick<Posted, 'activity'>): string {
  return linesIn(cardOf(posted)).join('\n')
}

/** The buttons of a message in the order in which they are shown. */
export function actionsOf(posted: Pick<Posted, 'activity'>): readonly Shown[] {
  return list(cardOf(posted), 'body').flatMap((element) => list(element, 'actions') as readonly Shown[])
}

function linesIn(part: unknown): string[] {
  if (text(part, 'type') === 'RichTextBlock') {
    return [
      list(part, 'inlines')
        .map((run) => text(run, 'text') ?? '')
        .join(''),
    ]
  }
  return [...list(part, 'body'), ...list(part, 'items')].flatMap(linesIn)
}
