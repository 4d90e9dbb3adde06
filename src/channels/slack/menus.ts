import type { App, GlobalShortcut, MessageShortcut } from '@slack/bolt'
import type { ModalView } from '@slack/types'
import type { Form } from '../../bot/card/form.ts'
import type { Desk } from '../../bot/desk.ts'
import type { Shortcut } from '../../bot/feature.ts'
import { text } from '../../bot/tree.ts'
import { renderForm } from './form.ts'
import type { Self } from './parse.ts'
import { OPENS, opened } from './presses.ts'
import { TEXT } from './texts.ts'
import { SHORTCUTS } from './wanted.ts'
import { seen } from './words.ts'

/** The entries in Slack's own menus: each opens the form that a feature declares for it, or says that it is not there yet. */
export function openMenus(app: App, self: () => Promise<Self>, desk: Desk): void {
  const names = new Set([
    ...SHORTCUTS.map(({ callbackId }) => callbackId),
    ...desk.offers.shortcuts.map(({ name }) => name),
  ])
  for (const name of names) {
    app.shortcut(name, async ({ shortcut, ack, client }) => {
      // Slack gives the right to open a form for three seconds.
      const view = viewFor(name, desk, await wordsOf(shortcut, self))
      await client.views.open({ trigger_id: shortcut.trigger_id, view })
      await ack()
    })
  }
}

/** Buttons that open a form of a feature. One that is gone since says so. */
export function openForms(app: App, { offers }: Desk): void {
  app.action({ type: 'block_actions', action_id: new RegExp(`^${OPENS}`) }, async ({ action, body, ack, client }) => {
    const name = 'action_id' in action ? opened(action.action_id) : undefined
    const form = offers.forms.find((formed) => formed.form.name === name)?.form
    await client.views.open({ trigger_id: body.trigger_id, view: form ? renderForm(form, '') : told(TEXT.gone) })
    await ack()
  })
}

function viewFor(name: string, { offers }: Desk, words: string | undefined): ModalView {
  const entry = offers.shortcuts.find((shortcut) => shortcut.name === name)
  const form = entry && offers.forms.find((formed) => formed.form.name === entry.form)?.form
  return entry && form ? renderForm(filled(form, entry, words), '') : told(TEXT.notYet)
}

/** The field that begins with the words of a message begins with them. */
function filled(form: Form, { fills }: Shortcut, words: string | undefined): Form {
  if (fills === undefined || words === undefined) return form
  const fields = form.fields.map((field) => (field.key === fills ? { ...field, initial: words } : field))
  return { ...form, fields }
}

/** The words of the message that a shortcut was opened from; who wrote them is left behind. */
async function wordsOf(shortcut: GlobalShortcut | MessageShortcut, self: () => Promise<Self>) {
  if (shortcut.type !== 'message_action') return undefined
  const written = text(shortcut.message, 'text')
  return written === undefined ? undefined : seen(written, (await self()).botUserId)
}

/** One sentence in a window of its own. */
function told(sentence: string): ModalView {
  return {
    type: 'modal',
    title: { type: 'plain_text', text: TEXT.proposal, emoji: false },
    close: { type: 'plain_text', text: TEXT.leave, emoji: false },
    blocks: [{ type: 'section', text: { type: 'plain_text', text: sentence, emoji: false } }],
  }
}
