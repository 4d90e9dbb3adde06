import type { Application, TurnState } from '@microsoft/teams-ai'
import { CardFactory, type TaskModuleTaskInfo, type TurnContext } from 'botbuilder'
import type { Form } from '../../bot/card/form.ts'
import type { Event } from '../../bot/event.ts'
import type { Shortcut } from '../../bot/feature.ts'
import type { Offers } from '../../bot/offers.ts'
import { branch, type Tree, text } from '../../bot/tree.ts'
import type { AdaptiveCard } from './card.ts'
import { renderForm } from './form.ts'
import { onceMore } from './forms.ts'
import { plainOf } from './said.ts'
import { TEXT } from './texts.ts'
import { renderNotice } from './told.ts'
import { ACTION } from './wanted.ts'

/** What stands in the dialogs of the message action. */
export interface Dialogs {
  readonly parse: (context: TurnContext) => Event | undefined
  readonly receive: (event: Event | undefined) => Promise<void>
  readonly offers: () => Offers
}

/** The entries in Teams' own menus: each opens the form that a feature declares for it, or says that it is not there yet. */
export function takeDialogs(app: Application<TurnState>, { parse, receive, offers }: Dialogs): void {
  const { messageExtensions } = app
  messageExtensions.fetchTask(/.*/, async ({ activity }) => dialog(...opened({ ...activity }, offers())))
  messageExtensions.submitAction(/.*/, async (context) => {
    const event = parse(context)
    const again = onceMore(event, offers(), { kind: 'dialog' })
    if (again) return dialog(titleOf(event, offers()), again)
    await receive(event)
    // A sentence: a card would only be put into the person's own draft.
    return event ? TEXT.handedIn : TEXT.gone
  })
}

/** The title and the card of the dialog for an entry. */
function opened(activity: Tree, { shortcuts, forms }: Offers): [string, AdaptiveCard] {
  const value = branch(activity, 'value')
  const written = text(branch(branch(value, 'messagePayload'), 'body'), 'content')
  const command = text(value, 'commandId')
  const name = command === ACTION.id ? ACTION[written === undefined ? 'anywhere' : 'onMessage'] : command
  const entry = shortcuts.find((shortcut) => shortcut.name === name)
  const form = entry && forms.find((formed) => formed.form.name === entry.form)?.form
  if (!entry || !form) return [TEXT.proposal, renderNotice(TEXT.notYet)]
  const filled = written === undefined ? form : fill(form, entry, plainOf(written))
  return [form.title, renderForm(filled, { kind: 'dialog' })]
}

/** The field that begins with the words of a message begins with them; who wrote them is left behind. */
function fill(form: Form, { fills }: Shortcut, words: string): Form {
  const fields = form.fields.map((field) => (field.key === fills ? { ...field, initial: words } : field))
  return { ...form, fields }
}

function titleOf(event: Event | undefined, { forms }: Offers): string {
  const name = event?.kind === 'submitted' ? event.form : ''
  return forms.find(({ form }) => form.name === name)?.form.title ?? TEXT.proposal
}

function dialog(title: string, card: AdaptiveCard): TaskModuleTaskInfo {
  return { title, width: 'medium', height: 'medium', card: CardFactory.adaptiveCard(card) }
}
