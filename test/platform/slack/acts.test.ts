import type { App } from '@slack/bolt'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { messageShortcut, press, pressIn, shortcut } from './acts.ts'
import { httpApp } from './bolt.ts'
import { type Slack, startSlack } from './client.ts'
import { submit, viewClosed } from './forms.ts'
import { actions, button, section } from './support.ts'

let slack: Slack
let app: App
beforeEach(async () => {
  slack = await startSlack({ seed: 1 })
  ;({ app } = await httpApp(slack))
})
afterEach(async () => {
  await app.stop()
  await slack.stop()
})

const eventually = <T>(read: () => T) => expect.poll(read, { timeout: 20_000 })

describe('a press', () => {
  it('names its message, its block and what the button carries', async () => {
    const blocks = [section('本文'), actions(button({ action_id: 'done', value: 'm1:0' }))]
    await app.client.apiCall('chat.postMessage', { channel: 'U1', text: 'a', blocks })
    const [message] = await slack.messages('D1')
    if (!message) throw new Error('no message')
    app.action('done', async ({ ack, body, action, respond }) => {
      await ack()
      if (action.type === 'button' && 'block_id' in action && body.type === 'block_actions')
        await respond({ text: `${body.user.id} ${action.value} ${body.message?.ts} ${action.block_id}` })
    })
    expect(await slack.deliver(press('U1', message, 'done', 'm1:0'))).toMatchObject({ taken: true })
    const block = message.blocks?.[1]?.block_id
    await eventually(() => slack.responses()).toMatchObject([{ body: { text: `U1 m1:0 ${message.ts} ${block}` } }])
  })

  it('may be answered at its url five times, in what Slack would show', async () => {
    const url = `${slack.url}/response/r1`
    const answer = (body: object) => fetch(url, { method: 'POST', body: JSON.stringify(body) })
    expect((await answer({ blocks: [section('a'.repeat(3001))] })).status).toBe(404)
    const all = Array.from({ length: 5 }, (_, n) => ({ text: String(n), replace_original: true }))
    for (const body of all) expect((await answer(body)).status).toBe(200)
    expect(await (await answer({ text: '5' })).json()).toEqual({ ok: false, error: 'used_url' })
    expect(await slack.responses()).toMatchObject(all.map((body) => ({ id: 'r1', body })))
  })

  it('opens a form, which is sent off and answered with what is wrong', async () => {
    const input = { type: 'plain_text_input' as const, action_id: 'text' }
    const label = { type: 'plain_text' as const, text: '件名' }
    app.shortcut('proposal_new', async ({ ack, shortcut: { trigger_id }, client }) => {
      await ack()
      const blocks = [{ type: 'input' as const, block_id: 'title', label, element: input }]
      await client.views.open({
        trigger_id,
        view: { type: 'modal', callback_id: 'form', title: label, submit: label, blocks },
      })
    })
    let closed = false
    app.view('form', async ({ ack, view }) => {
      const errors = { title: `短い: ${view.state.values.title?.text?.value}` }
      await ack({ response_action: 'errors', errors })
    })
    app.view({ callback_id: 'form', type: 'view_closed' }, async ({ ack }) => {
      closed = true
      await ack()
    })
    await slack.deliver(shortcut('U1', 'proposal_new'))
    await eventually(() => slack.views()).toHaveLength(1)
    const [view] = await slack.views()
    if (!view) throw new Error('no view')
    const { tries } = await slack.deliver(submit('U1', view, { title: '案' }))
    expect(tries).toMatchObject([{ body: { response_action: 'errors', errors: { title: '短い: 案' } } }])
    expect(await slack.deliver(viewClosed('U1', view))).toMatchObject({ taken: true })
    expect(closed).toBe(true)
  })

  it('may come from the home tab, and a shortcut from a message', async () => {
    const seen: unknown[] = []
    app.action('open', async ({ ack, body }) => {
      await ack()
      seen.push(body.type === 'block_actions' && body.view?.type)
    })
    app.shortcut('proposal_from_message', async ({ ack, shortcut: taken }) => {
      await ack()
      seen.push(taken.type === 'message_action' && taken.message.text)
    })
    const blocks = [actions(button({ action_id: 'open' }))]
    await app.client.apiCall('views.publish', { user_id: 'U1', view: { type: 'home', blocks } })
    const [view] = await slack.views()
    if (view) expect(await slack.deliver(pressIn('U1', view, 'open', ''))).toMatchObject({ taken: true })
    const message = { ts: '1.000001', text: '廊下の照明', user: 'U2' }
    await slack.deliver(messageShortcut('U1', 'C1', message, 'proposal_from_message'))
    await eventually(() => seen).toEqual(['home', '廊下の照明'])
  })
})
