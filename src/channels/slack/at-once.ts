import type { App } from '@slack/bolt'
import type { Desk } from '../../bot/desk.ts'
import { parseCommand, parseForm, parsePress } from './interactions.ts'
import { TEXT } from './texts.ts'

/**
 * What somebody waits for at their screen: Slack must hear within three seconds that it arrived. It is stored before, and
 * answered by the way of all messages.
 */
export function takeInteractions(app: App, desk: Desk): void {
  app.action(/^press:/, async ({ body, ack }) => {
    const event = parsePress({ ...body })
    if (event) await desk.receive(event)
    await ack()
  })
  app.command(/.*/, async ({ body, ack }) => {
    const event = parseCommand({ ...body }, desk.now())
    if (event) await desk.receive(event)
    await ack({ response_type: 'ephemeral', text: TEXT.toldInDirect })
  })
  app.view({ type: 'view_submission', callback_id: /.*/ }, async ({ body, ack }) => {
    const event = parseForm({ ...body }, desk.now())
    const form = desk.offers.forms.find(({ form: { name } }) => name === event?.form)
    const wrong = event && form?.check ? form.check(event.answers) : {}
    if (Object.keys(wrong).length > 0) return ack({ response_action: 'errors', errors: { ...wrong } })
    if (event) await desk.receive(event)
    await ack()
  })
}
